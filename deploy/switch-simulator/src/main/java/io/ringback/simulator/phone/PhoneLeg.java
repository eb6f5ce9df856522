package io.ringback.simulator.phone;

import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.FarEnd;
import io.ringback.simulator.call.SipAnswer;
import io.ringback.simulator.clock.Timer;
import io.ringback.simulator.phone.Script.Leaving;
import io.ringback.simulator.phone.Script.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One call at one phone, following its script. */
final class PhoneLeg implements FarEnd {
    private static final Duration BEFORE_FIRST_KEY = Duration.ofMillis(300);
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(120);
    private static final Duration BEFORE_LEAVING = Duration.ofMillis(100);

    private final Phones phones;
    private final Channel leg;
    private final String endpoint;
    private final String user;
    private final boolean asCaller;
    private final Script script;
    private final List<Timer> timers = new ArrayList<>();
    private int questions;

    PhoneLeg(Phones phones, Channel leg, String endpoint, String user, boolean asCaller, Script script) {
        this.phones = phones;
        this.leg = leg;
        this.endpoint = endpoint;
        this.user = user;
        this.asCaller = asCaller;
        this.script = script;
    }

    @Override
    public void begin() {
        int trunkRefusal = phones.trunkRefusal(endpoint);
        if (trunkRefusal > 0) {
            refuseAfter(Duration.ZERO, trunkRefusal);
            return;
        }
        phones.record(user)
                .rang(new Ring(
                        leg.uniqueid(),
                        leg.linkedid(),
                        leg.commandId(),
                        asCaller ? "CALLER" : "CALLEE",
                        phones.loop().now(),
                        false));
        switch (script.reaction()) {
            case Reaction.Answers(Duration rings, Duration answers) -> {
                later(rings, () -> phones.board().signalling().ring(leg));
                later(answers, this::answer);
            }
            case Reaction.RingsOnly(Duration rings) ->
                later(rings, () -> phones.board().signalling().ring(leg));
            case Reaction.Refuses(int status) -> refuseAfter(Duration.ZERO, status);
            case Reaction.RingsThenRefuses(Duration rings, Duration refuses, int status) -> {
                later(rings, () -> phones.board().signalling().ring(leg));
                refuseAfter(refuses, status);
            }
        }
    }

    private void refuseAfter(Duration delay, int status) {
        later(delay, () -> phones.board().signalling().refuse(leg, new SipAnswer(status)));
    }

    private void answer() {
        phones.record(user).answered(leg.uniqueid());
        switch (script.leaving()) {
            case Leaving.AfterAnswer(Duration talk, boolean asCallerToo) -> hangUpAfter(talk, asCallerToo);
            case Leaving.WhenCalleeRings(Duration talk) -> hangUpAfter(talk, false);
            case Leaving.AfterBridge _, Leaving.Stays _ -> {
                // Nothing to do yet, or at all.
            }
        }
        phones.board().signalling().answer(leg);
    }

    private void hangUpAfter(Duration delay, boolean asCallerToo) {
        if (!asCaller || asCallerToo) {
            later(delay, () -> phones.board().signalling().bye(leg));
        }
    }

    @Override
    public void calleeRinging() {
        if (asCaller && script.leaving() instanceof Leaving.WhenCalleeRings) {
            hangUpAfter(BEFORE_LEAVING, true);
        }
    }

    @Override
    public void hears(String file) {
        phones.record(user).heard(file);
    }

    @Override
    public void bridged() {
        if (script.leaving() instanceof Leaving.AfterBridge(Duration talk, boolean asCallerToo)) {
            hangUpAfter(talk, asCallerToo);
        }
    }

    @Override
    public void digitsWanted(int maxDigits) {
        String digits = maxDigits == 1 && script.keys().at(questions).length() != 1
                ? script.keys().single()
                : script.keys().at(questions++);
        Duration at = BEFORE_FIRST_KEY;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            later(at, () -> phones.board().signalling().digit(leg, digit));
            at = at.plus(BETWEEN_KEYS);
        }
    }

    @Override
    public Voice voice() {
        return script.voice();
    }

    @Override
    public boolean media() {
        return script.media();
    }

    @Override
    public void hungUp() {
        timers.forEach(Timer::cancel);
        timers.clear();
    }

    private void later(Duration delay, Runnable work) {
        timers.add(phones.loop().after(delay, work));
    }
}
