package io.ringback.trigger.rate;

import java.math.BigInteger;
import java.net.InetAddress;

/** The addresses that begin with the same bits (RFC 4632 §3.1, RFC 4291 §2.3). */
final class AddressRange {
    private final int length;
    private final BigInteger beginning;
    private final int rest;

    private AddressRange(int length, BigInteger beginning, int rest) {
        this.length = length;
        this.beginning = beginning;
        this.rest = rest;
    }

    /**
     * @param text such as {@code 10.0.0.0/8}, or one address
     * @throws IllegalArgumentException if it is neither
     */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        byte[] address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        int all = address.length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("an address has " + all + " bits: " + text);
        }
        return new AddressRange(address.length, new BigInteger(1, address).shiftRight(all - bits), all - bits);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == length
                && new BigInteger(1, bytes).shiftRight(rest).equals(beginning);
    }
}
