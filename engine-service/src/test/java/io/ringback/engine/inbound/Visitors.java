package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.values.Party.Extension;
import io.ringback.engine.call.Input.AgiAnswered;
import io.ringback.engine.call.Menu;
import io.ringback.engine.speech.Speech;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An inbound call that is told one thing after the other. */
final class Visitors {
    static final Instant ARRIVED = Instant.parse("2026-01-31T10:00:00Z");
    static final String CHANNEL = "lab1-1795299212.11";
    static final String NUMBER = "+442079460500";
    static final String ANI = "+442079460001";
    static final String DIGITS = "00493023125002";
    static final UUID EVENT = new UUID(3, 3);

    static final Purpose.MissedLine BUSY_LINE =
            new Purpose.MissedLine(new Extension("office", "200"), new Extension("office", "201"), true, false);
    static final Purpose.MissedLine UNANSWERED_LINE =
            new Purpose.MissedLine(new Extension("office", "200"), new Extension("office", "201"), false, false);
    static final Menu MENU = Menu.STANDARD;
    static final Speech SPEECH = Speech.in("en");

    private final InboundCall call;
    private Instant now = ARRIVED;
    private InboundStep step;

    private Visitors(InboundCall call) {
        this.call = call;
        this.step = InboundMachine.start(call, now);
    }

    static AccessNumber number(Mode mode) {
        return number(mode, false, false);
    }

    static AccessNumber number(Mode mode, boolean sandbox, boolean removed) {
        return new AccessNumber(NUMBER, 1, ARRIVED, sandbox, mode, 10, null, List.of(), new UUID(7, 7), "en", removed);
    }

    static Arrival arrival(String dialled, @Nullable String caller) {
        return new Arrival(
                ARRIVED, CHANNEL, Entrance.ACCESS_NUMBER, dialled, caller == null ? "" : caller, false, false, false);
    }

    static InboundCall call(Mode mode, String ani) {
        return call(mode, ani, false);
    }

    static InboundCall call(Mode mode, String ani, boolean answered) {
        return new InboundCall(EVENT, ARRIVED, CHANNEL, answered, to(mode, ani), SPEECH);
    }

    static Purpose.AccessCall to(Mode mode, String ani) {
        return new Purpose.AccessCall(number(mode), ani, MENU);
    }

    static InboundCall toLine(Purpose.MissedLine line) {
        return new InboundCall(EVENT, ARRIVED, CHANNEL, true, line, SPEECH);
    }

    static Visitors calling(Mode mode) {
        return new Visitors(call(mode, ANI));
    }

    static Visitors arriving(InboundCall call) {
        return new Visitors(call);
    }

    /** Asked for the destination. */
    static Visitors asked() {
        return calling(Mode.PROMPT);
    }

    /** Has keyed one that fits. */
    static Visitors readBack() {
        return asked().keys(1, DIGITS);
    }

    /** Was told that somebody will call back. */
    static Visitors parting() {
        return readBack().ends("readback");
    }

    /** Waits for an offer while the line is looked at. */
    static Visitors checkingLine() {
        return new Visitors(toLine(BUSY_LINE));
    }

    /** The same where nobody answered. */
    static Visitors checkingUnansweredLine() {
        return new Visitors(toLine(UNANSWERED_LINE));
    }

    /** Hears the offer. */
    static Visitors offered() {
        return checkingLine().sees(LineState.IN_USE);
    }

    Visitors sees(LineState state) {
        return say(new InboundInput.LineSeen(now, state));
    }

    /** At the offer. */
    Visitors presses(String key) {
        ends("offer");
        return say(new InboundInput.Ended(new AgiAnswered(now, "taken", 200, 1, key)));
    }

    /** A command came to its end as it should. */
    Visitors ends(String command) {
        return say(new InboundInput.Ended(new AgiAnswered(now, command, 200, 0, null)));
    }

    /** At the question with this number. */
    Visitors keys(int question, String digits) {
        ends("ask-" + question);
        return say(new InboundInput.Ended(new AgiAnswered(now, "keyed-" + question, 200, 1, digits)));
    }

    Visitors say(InboundInput input) {
        step = InboundMachine.on(call, step.next(), input, now);
        return this;
    }

    Visitors after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Visitors tick() {
        return say(new InboundInput.Tick(now));
    }

    Instant now() {
        return now;
    }

    InboundCall call() {
        return call;
    }

    InboundStep step() {
        return step;
    }

    InboundState state() {
        return step.next();
    }
}
