package io.ringback.proof.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.proof.audit.StackAccess;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTargetTest {

    @Test
    void stack_of_the_environment_is_taken() {
        var target = LoadTarget.from(Map.of(
                "RINGBACK_URL", "http://127.0.0.1:8080",
                "RINGBACK_OPERATOR_KEY", "rb_key",
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"));

        assertThat(target).isEqualTo(new LoadTarget(URI.create("http://127.0.0.1:8080"), "rb_key", "127.0.0.1:9092"));
    }

    @Test
    void nothing_but_this_machine_is_put_under_load() {
        assertThatThrownBy(() -> new LoadTarget(URI.create("http://192.0.2.1"), "rb_key", "127.0.0.1:9092"))
                .hasMessage("load runs against this machine only, not 192.0.2.1");
        assertThatThrownBy(
                        () -> new LoadTarget(URI.create("http://127.0.0.1"), "rb_key", "127.0.0.1:9092,192.0.2.2:9092"))
                .hasMessage("load runs against this machine only, not 192.0.2.2");
    }

    @Test
    void without_a_stack_there_is_no_load() {
        assertThatThrownBy(() -> LoadTarget.from(Map.of()))
                .isInstanceOf(StackAccess.NoStack.class)
                .hasMessageContaining("RINGBACK_URL");
    }
}
