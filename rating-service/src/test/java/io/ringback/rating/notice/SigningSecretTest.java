package io.ringback.rating.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String AT = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final SigningSecret secret = SigningSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void signature_is_that_of_the_reference_vector() {
        assertThat(secret.signature(ID, AT, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void one_of_several_signatures_is_enough_and_other_schemes_do_not_count() {
        assertThat(secret.signed(ID, AT, BODY, "v1a,xyz v1,AAAA " + SIGNATURE)).isTrue();
        assertThat(secret.signed(ID, AT, BODY, SIGNATURE.replace("v1,", "v2,"))).isFalse();
        assertThat(secret.signed(ID, "1614265331", BODY, SIGNATURE)).isFalse();
        assertThat(secret.signed("msg_other", AT, BODY, SIGNATURE)).isFalse();
        assertThat(secret.signed(ID, AT, "{}".getBytes(StandardCharsets.UTF_8), SIGNATURE))
                .isFalse();
    }

    @Test
    void secret_that_is_too_short_or_no_base64_is_refused_without_showing_it() {
        assertThatThrownBy(() -> SigningSecret.of("whsec_c2hvcnQ="))
                .hasMessage("a signing secret must have 24 to 64 bytes, not 5");
        assertThatThrownBy(() -> SigningSecret.of("whsec_not base64!"))
                .hasMessage("a signing secret must be whsec_ and base64");
    }
}
