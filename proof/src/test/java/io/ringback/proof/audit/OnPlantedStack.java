package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Each test begins with what a good callback leaves behind, where every invariant holds, and breaks one thing. */
abstract class OnPlantedStack {
    @SuppressWarnings("NullAway.Init")
    static PlantedStack stack;

    AnsweredCallback call = new AnsweredCallback();

    @BeforeAll
    static void start() throws Exception {
        stack = new PlantedStack();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @BeforeEach
    void plant() throws Exception {
        stack.empty();
        call = new AnsweredCallback();
        call.plantIn(stack);
    }

    static void assertBroken(String id, String offender) {
        var report = stack.audit().run();
        assertThat(report.of(id)).isInstanceOf(Finding.Violated.class);
        assertThat(((Finding.Violated) report.of(id)).offender())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo(offender),
                        text -> assertThat(text).matches(offender));
        assertThat(report.verdict()).isEqualTo("audit FAILED: " + id);
    }
}
