package io.ringback.engine.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant T0 = Instant.parse("2026-01-31T10:00:00Z");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    private final Agenda agenda = new Agenda();

    @Test
    void due_calls_come_in_the_order_of_their_moments() {
        agenda.set(A, T0.plusSeconds(2));
        agenda.set(B, T0.plusSeconds(1));

        assertThat(agenda.next()).isEqualTo(T0.plusSeconds(1));
        assertThat(agenda.due(T0.plusSeconds(2))).containsExactly(B, A);
        assertThat(agenda.next()).isNull();
    }

    @Test
    void changed_moment_replaces_the_one_before() {
        agenda.set(A, T0.plusSeconds(1));
        agenda.set(A, T0.plusSeconds(5));

        assertThat(agenda.due(T0.plusSeconds(4))).isEmpty();
        assertThat(agenda.next()).isEqualTo(T0.plusSeconds(5));

        agenda.set(A, null);

        assertThat(agenda.next()).isNull();
    }

    @Test
    void same_moment_set_again_after_it_came_comes_again() {
        agenda.set(A, T0);
        agenda.due(T0);

        agenda.set(A, T0);

        assertThat(agenda.due(T0)).containsExactly(A);
    }
}
