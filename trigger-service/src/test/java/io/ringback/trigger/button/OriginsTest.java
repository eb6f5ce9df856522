package io.ringback.trigger.button;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "https://shop.example:8443, https://shop.example:8443",
        "http://localhost:3000, http://localhost:3000",
        "http://127.0.0.1:80, http://127.0.0.1",
        "https://[::1]:8443, https://[::1]:8443"
    })
    void origin_is_written_as_browsers_write_it(String given, String written) {
        assertThat(Origins.of(given)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "shop.example",
                "https://",
                "https://shop.example/",
                "https://shop.example/page",
                "https://shop.example?x",
                "https://shop.example#x",
                "https://user@shop.example",
                "https://*.example",
                "ftp://shop.example",
                "javascript:alert(1)",
                "https://shop.example\n",
                "https://shop example"
            })
    void what_no_browser_would_send_is_none(String given) {
        assertThat(Origins.of(given)).isEmpty();
    }
}
