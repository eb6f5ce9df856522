package io.ringback.proof.chaos.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SceneTest {

    @Test
    void shares_make_a_hundred_and_no_phone_calls_in_two_scenes() {
        assertThat(Stream.of(Scene.values()).mapToInt(Scene::share).sum()).isEqualTo(100);
        var callers = Stream.of(Scene.values())
                .flatMap(scene -> scene.callers(50).stream())
                .toList();
        assertThat(new HashSet<>(callers)).hasSameSizeAs(callers);
        assertThat(callers).allMatch(number -> number.matches("\\+442079460[0-9]{3}|\\+493023125[0-9]{3}"));
    }

    @Test
    void few_callbacks_need_few_callers() {
        assertThat(Scene.CALLER_IS_SILENT.callers(3)).hasSize(22).startsWith("+442079460030", "+493023125030");
        assertThat(Scene.CALLER_RINGS.callers(6)).hasSize(10).startsWith("+493023125011", "+493023125111");
    }

    @Test
    void request_names_the_caller_and_whom_to_call_where_that_is_known() {
        assertThat(Scene.TWO_TALK.body(0, "+442079460080", 40))
                .isEqualTo("{\"caller\":\"+442079460080\",\"callee\":\"+442079460026\",\"maxDuration\":45,"
                        + "\"retry\":{\"times\":0}}");
        assertThat(Scene.CALLER_KEYS.body(3, "+442079460050", 40))
                .isEqualTo("{\"caller\":\"+442079460050\",\"retry\":{\"times\":0}}");
        assertThat(Scene.keyed(17)).isEqualTo("00493023125107#");
    }
}
