package io.ringback.trigger.callback;

import static io.ringback.trigger.callback.Callbacks.FIRST;
import static io.ringback.trigger.callback.Callbacks.SECOND;
import static io.ringback.trigger.callback.Callbacks.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.CallEvent;
import io.ringback.contracts.Message;
import io.ringback.contracts.values.DeferReason;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.EndReason;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.trigger.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three topics without an order between them, and every message as often as it likes. */
class InterleavingTest {
    private static final int SEEDS = 400;

    /** What each of the topics tells of an attempt. */
    record Course(String name, List<? extends Message> answers, List<CallEvent> events, Message charge) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Course> courses() {
        Story story = Callbacks.story(Callbacks.fresh(Retries.DEFAULT));
        return Stream.of(
                new Course("talk", List.of(story.authorized()), story.talk(), story.settled("0.10", null)),
                new Course(
                        "busy",
                        List.of(story.authorized()),
                        story.callee(Disposition.BUSY, 17, 486),
                        story.settled("0", null)),
                new Course(
                        "no such number",
                        List.of(story.authorized()),
                        story.callee(Disposition.INVALID_NUMBER, 1, 404),
                        story.settled("0", null)),
                new Course(
                        "deferred",
                        List.of(story.authorized()),
                        story.deferred(DeferReason.NO_SWITCH),
                        story.settled("0", null)),
                new Course("lost", List.of(story.authorized()), story.lost(), story.settled("0", null)),
                new Course(
                        "stopped by the operator",
                        List.of(story.authorized()),
                        story.stopped(EndReason.OPERATOR),
                        story.settled("0", null)),
                new Course(
                        "refused",
                        List.of(story.refused(RefusalReason.NO_RATE, "There is no rate for +49.")),
                        List.of(),
                        story.settled("0", RefusalReason.NO_RATE)));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void whatever_the_order_the_story_is_the_same(Course course) {
        Run inOrder = Run.of(Retries.DEFAULT)
                .hear(course.answers())
                .hear(course.events())
                .hear(course.charge());

        for (int seed = 0; seed < SEEDS; seed++) {
            Run mixed = Run.of(Retries.DEFAULT).hear(mixed(course, new Random(seed)));

            assertThat(mixed.callback()).as("seed %d", seed).isEqualTo(inOrder.callback());
            assertThat(mixed.whole().outputs())
                    .as("seed %d", seed)
                    .isEqualTo(inOrder.whole().outputs());
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void late_repetitions_do_not_touch_the_next_attempt(Course course) {
        Run run = Run.of(Retries.DEFAULT)
                .hear(course.answers())
                .hear(course.events())
                .hear(course.charge());
        run.due(SECOND, TEN.plusSeconds(900));
        Callback next = run.callback();

        run.hear(course.answers()).hear(course.events()).hear(course.charge());

        assertThat(run.callback()).isEqualTo(next);
        assertThat(FIRST).isNotEqualTo(SECOND);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void cancel_at_any_moment_ends_it_once(Course course) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Message> messages = mixed(course, random);
            int moment = random.nextInt(messages.size() + 1);
            Run run = Run.of(Retries.NONE);

            run.hear(messages.subList(0, moment))
                    .cancel(TEN.plusSeconds(3))
                    .hear(messages.subList(moment, messages.size()))
                    .due(SECOND, TEN.plusSeconds(900));

            // Only the deferred one goes on by itself, if the cancel came before its end was known.
            assertThat(run.callback().live()).as("seed %d", seed).isFalse();
            assertThat(Callbacks.steps(run.whole()).stream()
                            .filter(step -> terminal(step))
                            .count())
                    .as("seed %d", seed)
                    .isEqualTo(1);
        }
    }

    private static boolean terminal(TimelineStep step) {
        return switch (step.status()) {
            case COMPLETED, NOT_REACHED, REFUSED, CANCELLED, EXPIRED, UNKNOWN, EVALUATED -> true;
            case ACCEPTED,
                    SCHEDULED,
                    WAITING_FOR_LINE,
                    REQUESTED,
                    AUTHORIZED,
                    RINGING_CALLER,
                    MENU,
                    RINGING_CALLEE,
                    TALKING,
                    RETRY_WAIT,
                    CANCELLING -> false;
        };
    }

    /** The topics in any order, each with repetitions, and the call's facts now and then in a wrong order. */
    private static List<Message> mixed(Course course, Random random) {
        List<Message> events = new ArrayList<>(course.events());
        if (random.nextInt(4) == 0) {
            Collections.shuffle(events, random);
        }
        List<List<Message>> topics = new ArrayList<>();
        topics.add(repeating(course.answers(), random));
        topics.add(repeating(events, random));
        topics.add(repeating(List.of(course.charge()), random));
        List<Message> mixed = new ArrayList<>();
        while (topics.stream().anyMatch(topic -> !topic.isEmpty())) {
            List<Message> topic = topics.get(random.nextInt(topics.size()));
            if (!topic.isEmpty()) {
                mixed.add(topic.removeFirst());
            }
        }
        return mixed;
    }

    /** At-least-once: after any message, some that came before may come again in their order. */
    private static List<Message> repeating(List<? extends Message> topic, Random random) {
        List<Message> repeated = new ArrayList<>();
        for (int i = 0; i < topic.size(); i++) {
            repeated.add(topic.get(i));
            if (random.nextInt(5) == 0) {
                repeated.addAll(topic.subList(random.nextInt(i + 1), i + 1));
            }
        }
        repeated.addAll(topic);
        return repeated;
    }
}
