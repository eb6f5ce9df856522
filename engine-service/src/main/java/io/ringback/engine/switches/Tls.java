package io.ringback.engine.switches;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a switch proves over TLS that it is itself. With a pin its certificate must be that one, whoever signed it; else it
 * must be signed by the CA and name the host.
 *
 * @param ca certificates in PEM; null for those the engine's Java trusts
 * @param pin SHA-256 of the certificate (DER), 64 hexadecimal digits; null if any will do
 */
public record Tls(@Nullable String ca, @Nullable String pin) {
    private static final Pattern PIN = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LONGEST = 32_768;

    /** @throws IllegalArgumentException with a sentence that begins with the component's name */
    public Tls {
        if (pin != null && !PIN.matcher(pin).matches()) {
            throw new IllegalArgumentException("pin must be the certificate's SHA-256 in 64 hexadecimal digits");
        }
        if (ca != null && (ca.length() > LONGEST || certificates(ca).isEmpty())) {
            throw new IllegalArgumentException("ca must be certificates in PEM, 32 KiB at most");
        }
    }

    /** The certificates of the CA, none if there is no such. */
    public Collection<? extends Certificate> authorities() {
        return certificates(ca == null ? "" : ca);
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("ca must be certificates in PEM, 32 KiB at most", e);
        }
    }
}
