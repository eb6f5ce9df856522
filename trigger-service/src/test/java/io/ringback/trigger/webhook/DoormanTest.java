package io.ringback.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoormanTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "hooks.example", List.of("8.8.4.4"),
            "both.example", List.of("8.8.4.4", "10.0.0.7"),
            "inside.example", List.of("192.168.1.7"),
            "metadata.example", List.of("169.254.169.254"),
            "six.example", List.of("fd00::7"));

    private final Doorman doorman = new Doorman(DoormanTest::resolve, Settings.with(Map.of()));

    /** Every form that is known to have led somebody's server to where it should not go. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "gopher://hooks.example/",
                "dict://hooks.example/",
                "jar:https://hooks.example/!/",
                "javascript:alert(1)",
                "//hooks.example/",
                "hooks.example",
                "https:hooks.example",
                "https:///x",
                "https://",
                "https://?x",
                "https://#x",
                "https://user@hooks.example/",
                "https://user:secret@hooks.example/",
                "https://hooks.example@10.0.0.1/",
                "https://hooks.example/#fragment",
                "https://hooks.example:0/",
                "https://hooks.example:22/",
                "https://hooks.example:80/",
                "https://hooks.example:65536/",
                "https://hooks.example:-1/",
                "https://hooks.example\\@10.0.0.1/",
                "https://hooks.example/a b",
                "https://hooks.example/\r\nX: y",
                "https://hooks.example/\u0000",
                "https://hööks.example/",
                "https://hooks。example/",
                "https://①②⑦.0.0.1/",
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/",
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.1./",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://0/",
                "https://0.0.0.0/",
                "https://10.0.0.1/",
                "https://10.1/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://192.168.257/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://2852039166/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001::1]/",
                "https://[fc00::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25lo]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[::1/",
                "https://inside.example/",
                "https://metadata.example/",
                "https://six.example/",
                "https://both.example/",
                "https://nowhere.example/"
            })
    void form_that_leads_elsewhere_is_not_let_pass(String url) {
        assertThatThrownBy(() -> doorman.admit(doorman.read(url)))
                .isInstanceOfAny(WebhookUrl.Unusable.class, Doorman.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example",
                "https://hooks.example/",
                "https://hooks.example:443/a?b=c",
                "https://hooks.example:8443/a",
                "HTTPS://hooks.example/x%20y"
            })
    void public_address_is_let_pass(String url) throws Exception {
        assertThat(doorman.admit(doorman.read(url)).getHostAddress()).isEqualTo("8.8.4.4");
    }

    @Test
    void development_lets_loopback_pass_and_no_other_network() throws Exception {
        var open = new Doorman(DoormanTest::resolve, Settings.with(Map.of("webhook-loopback", "true")));

        assertThat(open.admit(open.read("http://127.0.0.1:81/x")).getHostAddress())
                .isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> open.admit(open.read("https://inside.example/")))
                .hasMessage("the host is not of the public Internet");
        assertThatThrownBy(() -> open.admit(open.read("http://hooks.example/")))
                .hasMessage("the host is not of the public Internet");
    }

    @Test
    void what_is_logged_of_an_address_is_host_and_port() throws Exception {
        assertThat(doorman.read("https://hooks.example/a?token=secret")).hasToString("hooks.example:443");
    }

    /** Numbers as the system reads them, names from the table: no test asks a name server. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        var known = NAMES.get(host);
        if (known != null) {
            return known.stream().map(InetAddress::ofLiteral).toList();
        }
        if (host.endsWith(".example")) {
            throw new UnknownHostException(host);
        }
        return Arrays.asList(InetAddress.getAllByName(host));
    }
}
