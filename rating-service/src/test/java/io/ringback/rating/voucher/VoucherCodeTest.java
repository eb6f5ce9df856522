package io.ringback.rating.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoucherCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123A-BCDEF-1GHJK-VWXYZ",
                "o123abcdeflghjkvwxyz",
                " O123A BCDEF IGHJK VWXYZ ",
                "0i23A-BCDEF-1GHJK-VWXYZ"
            })
    void typed_code_is_read_as_it_was_meant(String typed) {
        assertThat(VoucherCode.typed(typed).orElseThrow().text()).isEqualTo("0123A-BCDEF-1GHJK-VWXYZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123A-BCDEF-1GHJK-VWXY", "0123A-BCDEF-1GHJK-VWXYZZ", "0123A-BCDEF-1GHJK-VWXYU", "ß"})
    void what_cannot_be_a_code_is_none(String typed) {
        assertThat(VoucherCode.typed(typed)).isEmpty();
    }

    @Test
    void drawn_codes_use_every_symbol_and_say_nothing_when_printed() {
        var random = new SecureRandom();
        var codes = Stream.generate(() -> VoucherCode.drawn(random)).limit(2000).toList();

        assertThat(codes.stream().map(VoucherCode::sha256).distinct()).hasSize(2000);
        assertThat(codes.stream()
                        .flatMapToInt(code -> code.symbols().chars())
                        .boxed()
                        .collect(Collectors.toSet()))
                .hasSize(32);
        assertThat(codes).extracting(VoucherCode::toString).containsOnly("VoucherCode");
    }
}
