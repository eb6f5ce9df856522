package io.ringback.engine.ami;

import io.ringback.engine.switches.Tls;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Puts TLS over a connection. */
final class TlsLayer {
    private TlsLayer() {}

    /**
     * The same connection, encrypted, with the other side known.
     *
     * @throws SSLException if it is not who it must be
     */
    static Socket over(Socket plain, String host, int port, Tls tls, Duration limit) throws IOException {
        SSLContext context = context(tls);
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        if (tls.pin() == null) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.setSoTimeout((int) limit.toMillis());
        secured.startHandshake();
        secured.setSoTimeout(0);
        return secured;
    }

    private static SSLContext context(Tls tls) throws SSLException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            String pin = tls.pin();
            TrustManager[] trusted = pin != null
                    ? new TrustManager[] {new Pinned(pin.toLowerCase(Locale.ROOT))}
                    : tls.ca() == null ? null : signedBy(tls);
            context.init(null, trusted, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("TLS cannot be set up", e);
        }
    }

    private static TrustManager[] signedBy(Tls tls) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate authority : tls.authorities()) {
            store.setCertificateEntry("ca-" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /**
     * Takes one certificate and no other.
     *
     * @param sha256 in lower-case hexadecimal digits
     */
    private record Pinned(String sha256) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate @Nullable [] chain, @Nullable String authType)
                throws CertificateException {
            if (chain == null || chain.length == 0 || !fingerprint(chain[0]).equals(sha256)) {
                throw new CertificateException("the certificate is not the one that is pinned");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate @Nullable [] chain, @Nullable String authType)
                throws CertificateException {
            throw new CertificateException("nobody connects to us here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        private static String fingerprint(X509Certificate certificate) throws CertificateException {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new CertificateException(e);
            }
        }
    }
}
