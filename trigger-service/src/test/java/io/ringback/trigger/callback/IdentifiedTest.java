package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.ACCOUNT;
import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Trigger;
import io.ringback.trigger.Story;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who calls an access number for anybody names the account that pays on the line. */
class IdentifiedTest {
    private static final UUID OTHER = new UUID(7, 7);

    @Test
    void account_that_is_named_on_the_line_pays_from_then_on() {
        Run run = run(Way.ANYBODY).hear(owners().authorized());
        assertThat(run.callback().payingAccount()).isEqualTo(ACCOUNT);

        run.hear(others().authorized()).hear(others().authorized());

        assertThat(run.callback().payingAccount()).isEqualTo(OTHER);
        assertThat(run.callback().accountId()).isEqualTo(ACCOUNT);
        assertThat(run.told()).endsWith("AUTHORIZED AUTHORIZED", "IDENTIFIED AUTHORIZED");
    }

    @Test
    void next_try_begins_with_the_owner_again() {
        Run run = run(Way.ANYBODY)
                .hear(owners().authorized())
                .hear(others().authorized())
                .hear(owners().callee(Disposition.BUSY, 17, 486))
                .hear(owners().settled("0", null));

        run.due(SECOND, TEN.plus(Duration.ofHours(1)));

        assertThat(run.callback().payingAccount()).isEqualTo(ACCOUNT);
        assertThat(run.callback().attempts()).isEqualTo(2);
    }

    @Test
    void nobody_is_named_where_nobody_is_asked_or_the_call_is_over() {
        Run usual = run(null).hear(owners().authorized()).hear(others().authorized());
        Run over = run(Way.ANYBODY)
                .hear(owners().authorized())
                .hear(owners().talk())
                .hear(others().authorized());

        assertThat(usual.callback().payingAccount()).isEqualTo(ACCOUNT);
        assertThat(over.callback().payingAccount()).isEqualTo(ACCOUNT);
    }

    private static Run run(@Nullable Way way) {
        Wanted wanted = Wanted.talk(Trigger.MISSED_CALL, Story.CALLER, null)
                .by("+442079460900")
                .as(way)
                .done();
        return new Run(Lifecycle.accept(
                Lifecycle.fresh(Callbacks.id(2), ACCOUNT, false, wanted, TEN, TEN.plus(Duration.ofDays(1))), FIRST));
    }

    private static Story owners() {
        return new Story(Callbacks.id(2), FIRST, ACCOUNT, TEN);
    }

    private static Story others() {
        return new Story(Callbacks.id(2), FIRST, OTHER, TEN);
    }
}
