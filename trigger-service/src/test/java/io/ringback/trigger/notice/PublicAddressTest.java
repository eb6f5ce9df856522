package io.ringback.trigger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:53aa:64c::1",
                "2001:2::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2620:4f:8000::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void address_that_is_nobodys_or_our_own_is_not_public(String address) {
        assertThat(PublicAddress.isPublic(InetAddress.ofLiteral(address).getAddress()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "3ffe::1"
            })
    void address_of_the_public_internet_is_public(String address) {
        assertThat(PublicAddress.isPublic(InetAddress.ofLiteral(address).getAddress()))
                .isTrue();
    }

    @Test
    void loopback_is_told_apart() {
        assertThat(PublicAddress.isLoopback(InetAddress.ofLiteral("127.9.9.9").getAddress()))
                .isTrue();
        assertThat(PublicAddress.isLoopback(InetAddress.ofLiteral("::1").getAddress()))
                .isTrue();
        assertThat(PublicAddress.isLoopback(InetAddress.ofLiteral("::2").getAddress()))
                .isFalse();
        assertThat(PublicAddress.isLoopback(InetAddress.ofLiteral("10.0.0.1").getAddress()))
                .isFalse();
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatThrownBy(() -> PublicAddress.isPublic(new byte[5])).hasMessage("an address has 4 or 16 bytes: 5");
    }
}
