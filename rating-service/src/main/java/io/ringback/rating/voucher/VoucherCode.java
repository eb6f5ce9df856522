package io.ringback.rating.voucher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A voucher's code: 20 symbols of Crockford's base 32, 100 random bits, in groups of five. What people confuse is read as
 * what was meant: O as 0, I and L as 1; blanks and hyphens do not count.
 *
 * @param symbols the twenty, in capital letters
 */
record VoucherCode(String symbols) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{20}");

    /** A new one. */
    static VoucherCode drawn(SecureRandom random) {
        var symbols = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new VoucherCode(symbols.toString());
    }

    /** What somebody typed; empty if it cannot be a code. */
    static Optional<VoucherCode> typed(String text) {
        var symbols = text.toUpperCase(Locale.ROOT)
                .replace(" ", "")
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(symbols).matches() ? Optional.of(new VoucherCode(symbols)) : Optional.empty();
    }

    /** As it is shown, in groups. */
    String text() {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i += GROUP) {
            text.append(i == 0 ? "" : "-").append(symbols, i, i + GROUP);
        }
        return text.toString();
    }

    /** What is stored of it. */
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(symbols.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Never the symbols: it is money. */
    @Override
    public String toString() {
        return "VoucherCode";
    }
}
