package io.ringback.trigger.rate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may say from where a request comes. A gateway adds the address it saw to the end of {@code X-Forwarded-For}; what
 * stands before it may be invented by anybody.
 *
 * @param trusted addresses of the gateways
 */
record Gateways(List<AddressRange> trusted) {
    /** Who has one address of IPv6 has 2^64 of them. */
    private static final int NETWORK_BYTES = 8;

    Gateways {
        trusted = List.copyOf(trusted);
    }

    /** @throws IllegalArgumentException naming the setting, if one is no range of addresses */
    static Gateways of(List<String> ranges) {
        try {
            return new Gateways(ranges.stream().map(AddressRange::of).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("ringback.trigger.gateways must be ranges such as 10.0.0.0/8", e);
        }
    }

    /**
     * What tells one who asks from others: the address, of IPv6 its network.
     *
     * @param peer who sent the request
     * @param forwarded the values of its X-Forwarded-For, joined by commas; null if it has none
     */
    String client(InetAddress peer, @Nullable String forwarded) {
        if (forwarded == null || trusted.stream().noneMatch(range -> range.contains(peer))) {
            return text(peer);
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return literal(last).map(Gateways::text).orElseGet(() -> text(peer));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            // No address: the gateway does not say what it saw.
            return Optional.empty();
        }
    }

    private static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NETWORK_BYTES; i += 2) {
            text.append("%02x%02x:".formatted(network[i], network[i + 1]));
        }
        return text.append(":/64").toString();
    }
}
