package io.ringback.engine.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.Orders;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.recorded.OutcomeTable.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine on the switch's side of every recorded call. */
class RecordedCallsTest {
    private static final int AT_ONCE = 16;
    private static final Prompts PROMPTS = Prompts.standard();

    private static final Map<Row, Future<Result>> RESULTS = new HashMap<>();

    /** What came of a recording: how it ended, what could not be answered, and the way there. */
    private record Result(Outcome outcome, List<String> complaints, String story) {}

    static List<Row> rows() {
        return OutcomeTable.read().rows();
    }

    /** All at once, for a login alone takes a second. */
    @BeforeAll
    static void play() {
        try (ExecutorService calls = Executors.newFixedThreadPool(AT_ONCE)) {
            rows().forEach(row -> RESULTS.put(row, calls.submit(() -> result(row))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void engine_comes_to_the_outcome_the_recording_shows(Row row) throws Exception {
        Result result = Objects.requireNonNull(RESULTS.get(row)).get();

        assertThat(result.outcome()).as(result.story()).isEqualTo(row.expected());
        assertThat(result.complaints()).as(result.story()).isEmpty();
    }

    private static Result result(Row row) throws Exception {
        Score score = Arranger.arrange(Recording.of(row.recording()));
        Instant begin = score.steps().getFirst().at();
        RecordedCall call = new RecordedCall(call(row, score, begin), begin);
        RecordedSwitch asterisk = RecordedSwitch.playing(score, call::now);
        AttemptEnded end;
        try (asterisk) {
            end = call.run(asterisk.port());
        }
        return new Result(Outcome.of(end), asterisk.complaints(), call.story());
    }

    /** An order for what the recording client did: its ring time, its callees, its limits. */
    private static Call call(Row row, Score score, Instant begin) {
        Orders orders = Orders.at(begin).callerRing(score.ringSeconds());
        for (RecordedDial dial : score.dials()) {
            orders.target("+493023125002", dial.ringSeconds(), dial.limitSeconds(), Set.of(), "sim");
            if (dial.confirm()) {
                orders.confirming();
            }
        }
        if (score.dials().isEmpty()) {
            orders.callee("+493023125002");
        }
        if (row.grantedSeconds() != null) {
            orders.granted(row.grantedSeconds(), true);
        }
        AttemptAuthorized order = orders.build();
        return new Call(
                order,
                new UUID(7, 1),
                RecordedCall.INSTALLATION,
                Set.of("sim"),
                PROMPTS,
                Timing.STANDARD,
                CauseTable.STANDARD);
    }
}
