package io.ringback.simulator.phone;

import io.ringback.simulator.call.FarEnd.Voice;
import io.ringback.simulator.phone.Script.Keys;
import io.ringback.simulator.phone.Script.Leaving;
import io.ringback.simulator.phone.Script.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which script a phone follows. Numbers of the two reserved ranges choose by their last two digits; the phones of the
 * recordings have names. Any other number is not in service (404).
 */
final class Scripts {
    private static final Pattern RESERVED = Pattern.compile("(?:442079460|493023125)\\d(\\d\\d)");
    private static final Pattern HANGS_UP = Pattern.compile("hang(\\d{1,3}).*");
    private static final Pattern REFUSES = Pattern.compile("(r?)([3-6]\\d\\d)");

    private static final Duration RECORDED_RING = Duration.ofMillis(5);
    private static final Duration RECORDED_ANSWER = Duration.ofMillis(510);
    private static final Duration RECORDED_REFUSAL = Duration.ofMillis(1010);
    private static final Duration RINGS = Duration.ofMillis(200);
    private static final Duration ANSWERS = Duration.ofMillis(500);
    private static final Duration ANSWERS_SLOWLY = Duration.ofSeconds(5);
    private static final Duration ANSWERS_IN_THREE = Duration.ofSeconds(3);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration SHORT_TALK = Duration.ofSeconds(3);
    private static final Duration DROP = Duration.ofSeconds(1);

    private static final Leaving STAYS = new Leaving.Stays();
    private static final Leaving AS_CALLEE = new Leaving.AfterAnswer(SHORT_TALK, false);
    private static final String WRONG = "999#";

    private final String dialledDigits;

    /** @param dialledDigits what the phones ending in 20 key when they are asked for a destination */
    Scripts(String dialledDigits) {
        this.dialledDigits = dialledDigits;
    }

    Script of(String user) {
        String digits = user.startsWith("+") ? user.substring(1) : user;
        Matcher reserved = RESERVED.matcher(digits);
        if (reserved.matches()) {
            return number(Integer.parseInt(reserved.group(1))).withMedia();
        }
        return digits.matches("\\d{4,}") ? refusing(404) : named(user);
    }

    private Script number(int lastTwo) {
        return switch (lastTwo) {
            case 10 -> refusing(486);
            case 11 -> Script.of(new Reaction.RingsOnly(RINGS), STAYS);
            case 12 -> refusing(603);
            case 13 -> refusing(480);
            case 14 -> refusing(503);
            case 15 -> refusing(404);
            case 16 -> Script.of(new Reaction.Answers(RINGS, ANSWERS_SLOWLY), AS_CALLEE);
            case 17 -> answering(new Leaving.WhenCalleeRings(SHORT_TALK));
            case 18 -> answering(new Leaving.AfterBridge(DROP, true));
            case 19 -> answering(STAYS).sounding(Voice.MACHINE);
            case 20 -> answering(STAYS).keying(Keys.these(List.of(dialledDigits), true));
            case 21 -> answering(STAYS).keying(Keys.these(List.of(WRONG, WRONG, WRONG), false));
            case 22 -> answering(new Leaving.AfterBridge(SHORT_TALK, false)).keying(Keys.these(List.of("1"), true));
            case 25 ->
                Script.of(new Reaction.Answers(RINGS, ANSWERS_IN_THREE), new Leaving.AfterAnswer(TEN_SECONDS, false));
            case 24 -> answering(STAYS).keying(Keys.pressing("9"));
            default -> answering(lastTwo < 10 ? AS_CALLEE : STAYS);
        };
    }

    private static Script answering(Leaving leaving) {
        return Script.of(new Reaction.Answers(RINGS, ANSWERS), leaving);
    }

    private static Script refusing(int status) {
        return Script.of(new Reaction.Refuses(status), STAYS);
    }

    private static Script named(String name) {
        Matcher hangsUp = HANGS_UP.matcher(name);
        Reaction answers = new Reaction.Answers(RECORDED_RING, RECORDED_ANSWER);
        if (hangsUp.matches()) {
            Duration talk = Duration.ofSeconds(Long.parseLong(hangsUp.group(1)));
            return Script.of(answers, new Leaving.AfterAnswer(talk, true));
        }
        Matcher refuses = REFUSES.matcher(name);
        if (refuses.matches()) {
            int status = Integer.parseInt(refuses.group(2));
            return refuses.group(1).isEmpty()
                    ? refusing(status)
                    : Script.of(new Reaction.RingsThenRefuses(RECORDED_RING, RECORDED_REFUSAL, status), STAYS);
        }
        return Script.of(name.equals("ring") ? new Reaction.RingsOnly(RECORDED_RING) : answers, STAYS);
    }
}
