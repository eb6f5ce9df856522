package io.ringback.trigger.notice;

import java.util.List;

/**
 * Whether an address is one of the public Internet's: no network of our own, of our host, or of a cloud's metadata may be
 * reached by an address somebody else gives us. By the special-purpose address registries of IANA (RFC 6890).
 */
public final class PublicAddress {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private static final List<Block> NOT_PUBLIC_IPV4 = List.of(
            block(8, 0), // "this network", RFC 791
            block(8, 10), // private, RFC 1918
            block(10, 100, 64), // carriers' own, RFC 6598
            block(8, 127), // loopback, RFC 1122
            block(16, 169, 254), // link-local and metadata services, RFC 3927
            block(12, 172, 16), // private
            block(24, 192, 0, 0), // protocol assignments, RFC 6890
            block(24, 192, 0, 2), // documentation, RFC 5737
            block(24, 192, 31, 196), // AS112, RFC 7535
            block(24, 192, 52, 193), // automatic multicast tunnels, RFC 7450
            block(24, 192, 88, 99), // 6to4 relays, RFC 7526
            block(16, 192, 168), // private
            block(24, 192, 175, 48), // AS112
            block(15, 198, 18), // benchmarks, RFC 2544
            block(24, 198, 51, 100), // documentation
            block(24, 203, 0, 113), // documentation
            block(4, 224), // multicast, RFC 5771
            block(4, 240)); // reserved and broadcast, RFC 1112

    /** All that IANA gives out to anybody is in here. */
    private static final Block GLOBAL_IPV6 = block(3, 0x20);

    private static final List<Block> NOT_PUBLIC_IPV6 = List.of(
            block(23, 0x20, 0x01), // protocol assignments: Teredo, benchmarks, ORCHID
            block(32, 0x20, 0x01, 0x0d, 0xb8), // documentation, RFC 3849
            block(16, 0x20, 0x02), // 6to4: an IPv4 address of anybody's choice, RFC 3056
            block(48, 0x26, 0x20, 0x00, 0x4f, 0x80, 0x00), // AS112
            block(20, 0x3f, 0xff, 0x00)); // documentation, RFC 9637

    private PublicAddress() {}

    /**
     * Whether the address may be connected to.
     *
     * @param address 4 or 16 bytes in network order; an IPv4 address inside an IPv6 one is none of the public Internet
     * @throws IllegalArgumentException with another length
     */
    public static boolean isPublic(byte[] address) {
        return switch (address.length) {
            case IPV4_BYTES -> NOT_PUBLIC_IPV4.stream().noneMatch(block -> block.holds(address));
            case IPV6_BYTES ->
                GLOBAL_IPV6.holds(address) && NOT_PUBLIC_IPV6.stream().noneMatch(block -> block.holds(address));
            default -> throw new IllegalArgumentException("an address has 4 or 16 bytes: " + address.length);
        };
    }

    /** Whether it is this host itself: 127.0.0.0/8 or ::1. */
    public static boolean isLoopback(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return address[0] == 127;
        }
        for (int i = 0; i < IPV6_BYTES - 1; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address.length == IPV6_BYTES && address[IPV6_BYTES - 1] == 1;
    }

    /** @param bits how many of the beginning count */
    private record Block(int bits, List<Integer> beginning) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int index = bit / Byte.SIZE;
                int mask = 0x80 >> bit % Byte.SIZE;
                int wanted = index < beginning.size() ? beginning.get(index) : 0;
                if ((address[index] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Block block(int bits, Integer... beginning) {
        return new Block(bits, List.of(beginning));
    }
}
