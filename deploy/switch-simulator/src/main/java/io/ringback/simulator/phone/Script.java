package io.ringback.simulator.phone;

import io.ringback.simulator.call.FarEnd.Voice;
import java.time.Duration;
import java.util.List;

/**
 * What a phone does when it is called.
 *
 * @param voice what is heard behind its answer
 * @param media whether media flows to the switch, so that an idle channel is served with every packet
 */
record Script(Reaction reaction, Leaving leaving, Keys keys, Voice voice, boolean media) {
    /** How it takes the call. All times count from the INVITE. */
    sealed interface Reaction {
        record Answers(Duration rings, Duration answers) implements Reaction {}

        record RingsOnly(Duration rings) implements Reaction {}

        record Refuses(int status) implements Reaction {}

        record RingsThenRefuses(Duration rings, Duration refuses, int status) implements Reaction {}
    }

    /** How it ends the call by itself. */
    sealed interface Leaving {
        record Stays() implements Leaving {}

        /** Some time after its answer; as caller only if {@code asCallerToo}. */
        record AfterAnswer(Duration talk, boolean asCallerToo) implements Leaving {}

        /** Some time after it was joined to someone; as caller only if {@code asCallerToo}. */
        record AfterBridge(Duration talk, boolean asCallerToo) implements Leaving {}

        /** As caller while the callee rings, as callee some time after its answer. */
        record WhenCalleeRings(Duration talkAsCallee) implements Leaving {}
    }

    /**
     * What it keys.
     *
     * @param digits one entry for each question in turn, nothing after the last
     * @param repeats the last entry is the answer to all further questions
     * @param single what it presses when a single digit is asked for, empty for nothing
     */
    record Keys(List<String> digits, boolean repeats, String single) {
        static final Keys NONE = new Keys(List.of(), false, "");

        static Keys these(List<String> digits, boolean repeats) {
            return new Keys(List.copyOf(digits), repeats, "1");
        }

        /** Nothing but this, when a single digit is asked for. */
        static Keys pressing(String digit) {
            return new Keys(List.of(), false, digit);
        }

        /** What it keys at the question with this number, counted from 0. */
        String at(int question) {
            if (question < digits.size()) {
                return digits.get(question);
            }
            return repeats && !digits.isEmpty() ? digits.getLast() : "";
        }
    }

    static Script of(Reaction reaction, Leaving leaving) {
        return new Script(reaction, leaving, Keys.NONE, Voice.PERSON, false);
    }

    Script keying(Keys other) {
        return new Script(reaction, leaving, other, voice, media);
    }

    Script sounding(Voice other) {
        return new Script(reaction, leaving, keys, other, media);
    }

    Script withMedia() {
        return new Script(reaction, leaving, keys, voice, true);
    }
}
