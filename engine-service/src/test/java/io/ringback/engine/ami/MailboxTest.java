package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Mailbox<String> mailbox = new Mailbox<>(4);

    @Test
    void events_beyond_what_may_wait_are_lost_and_what_must_arrive_is_not() {
        List.of("a", "b", "c", "d")
                .forEach(event -> assertThat(mailbox.offer(event)).isTrue());

        assertThat(mailbox.offer("e")).isFalse();
        mailbox.add("order");

        assertThat(mailbox.take(10)).isEqualTo(List.of("a", "b", "c", "d", "order"));
        assertThat(mailbox.offer("f")).isTrue();
    }

    @Test
    void room_is_there_again_when_half_of_it_is_handled() {
        List.of("a", "b", "c").forEach(mailbox::offer);
        assertThat(mailbox.hasRoom()).isFalse();

        assertThat(mailbox.take(1)).isEqualTo(List.of("a"));

        assertThat(mailbox.hasRoom()).isTrue();
    }

    @Test
    void nothing_comes_where_nothing_is_told() throws InterruptedException {
        assertThat(mailbox.take(10)).isEmpty();
        assertThat(mailbox.await(Duration.ofMillis(-1), 10)).isEmpty();

        mailbox.add("a");
        mailbox.add("b");

        assertThat(mailbox.await(Duration.ofSeconds(10), 1)).isEqualTo(List.of("a"));
    }
}
