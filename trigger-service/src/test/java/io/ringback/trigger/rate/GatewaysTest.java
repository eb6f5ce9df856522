package io.ringback.trigger.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of the ranges for documentation (RFC 5737, RFC 3849). */
class GatewaysTest {
    private static final Gateways GATEWAYS = Gateways.of(List.of("10.0.0.0/8", "127.0.0.1", "::1"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10.1.2.3, 203.0.113.7, 203.0.113.7",
                "10.255.255.255, '198.51.100.1, 203.0.113.7', 203.0.113.7",
                "10.1.2.3, '203.0.113.7,198.51.100.1', 198.51.100.1",
                "127.0.0.1, 203.0.113.7, 203.0.113.7",
                "::1, 203.0.113.7, 203.0.113.7",
                "10.1.2.3, -, 10.1.2.3",
                "10.1.2.3, unknown, 10.1.2.3",
                "10.1.2.3, '203.0.113.7, ', 10.1.2.3",
                "10.1.2.3, localhost, 10.1.2.3",
                "11.0.0.0, 203.0.113.7, 11.0.0.0",
                "9.255.255.255, 203.0.113.7, 9.255.255.255",
                "127.0.0.2, 203.0.113.7, 127.0.0.2",
                "198.51.100.9, '203.0.113.7, 10.1.2.3', 198.51.100.9"
            })
    void gateway_alone_is_believed_and_only_in_what_it_added(String peer, @Nullable String forwarded, String client) {
        assertThat(GATEWAYS.client(InetAddress.ofLiteral(peer), forwarded)).isEqualTo(client);
    }

    @Test
    void addresses_of_one_network_of_the_sixth_version_are_one() {
        InetAddress gateway = InetAddress.ofLiteral("10.1.2.3");

        assertThat(GATEWAYS.client(gateway, "2001:db8:1:2:3:4:5:6"))
                .isEqualTo(GATEWAYS.client(gateway, "2001:db8:1:2::9"))
                .isEqualTo("2001:0db8:0001:0002::/64")
                .isNotEqualTo(GATEWAYS.client(gateway, "2001:db8:1:3::9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
    void setting_that_is_no_range_is_named(String range) {
        assertThatThrownBy(() -> Gateways.of(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ringback.trigger.gateways");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false"
    })
    void range_has_the_addresses_that_begin_alike(String range, String address, boolean contained) {
        assertThat(AddressRange.of(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }
}
