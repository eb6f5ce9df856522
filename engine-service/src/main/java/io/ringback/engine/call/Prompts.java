package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.Disposition;
import io.ringback.engine.speech.Announcements;
import io.ringback.engine.speech.Language;
import io.ringback.engine.speech.Prompt;
import io.ringback.engine.speech.Replacements;
import io.ringback.engine.speech.Speech;
import java.util.List;

/** Which prompts a caller hears whose call goes this way or that; an empty list plays nothing. */
public record Prompts(Speech speech) {
    /** In English, as they are delivered. */
    public static Prompts standard() {
        return replacing(Replacements.NONE);
    }

    /** Silence everywhere. */
    public static Prompts none() {
        return replacing(Replacements.silence());
    }

    /** In English, with what is played instead of some. */
    public static Prompts replacing(Replacements replacements) {
        return new Prompts(new Speech(Language.EN, replacements));
    }

    /** The same in the language of a tag. */
    public Prompts in(String language) {
        return new Prompts(new Speech(Language.of(language), speech.replacements()));
    }

    /** Please wait, connecting. */
    List<String> greeting() {
        return speech.say(Prompt.PLEASE_WAIT);
    }

    /** Press 1, or 9 for never again. */
    List<String> humanCheck() {
        return Speech.joined(speech.say(Prompt.PRESS_ONE), speech.say(Prompt.NEVER_AGAIN));
    }

    /** What a callee is asked who must press 1; the switch plays it. */
    List<String> calleeCheck() {
        return Speech.joined(speech.say(Prompt.CALL_FOR_YOU), speech.say(Prompt.NEVER_AGAIN));
    }

    /** Never again. */
    List<String> neverAgain() {
        return Speech.joined(speech.say(Prompt.NEVER_AGAIN_DONE), goodbye());
    }

    /** The talk is going to be recorded. */
    List<String> recording() {
        return speech.say(Prompt.RECORDING);
    }

    /** What is left on an answering machine. */
    List<String> message() {
        return speech.say(Prompt.MACHINE_MESSAGE);
    }

    /** The limit of the talk is reached. */
    List<String> timeIsUp() {
        return speech.say(Prompt.TIME_IS_UP);
    }

    /** The callee hung up. */
    List<String> otherHungUp() {
        return speech.say(Prompt.OTHER_PARTY_HUNG_UP);
    }

    List<String> goodbye() {
        return speech.say(Prompt.GOODBYE);
    }

    /** What a single leg is told, and which digit acknowledges it where one does. */
    List<String> announcements(AttemptAuthorized order) {
        List<String> sounds = Announcements.sounds(order.announcements(), speech.language());
        Acknowledge asked = order.acknowledge();
        return asked == null
                ? sounds
                : Speech.joined(sounds, speech.pressToAcknowledge(asked.digit().charAt(0)));
    }

    /** The same once more. */
    List<String> announcementsAgain(AttemptAuthorized order) {
        return Speech.joined(speech.say(Prompt.I_REPEAT), announcements(order));
    }

    /** Thanks for the acknowledgement. */
    List<String> acknowledged() {
        return speech.say(Prompt.ACKNOWLEDGED);
    }

    /** What a caller hears who was not connected. */
    List<String> notConnected(Disposition disposition) {
        return speech.say(
                switch (disposition) {
                    case BUSY -> Prompt.PARTY_BUSY;
                    case REJECTED -> Prompt.PARTY_REJECTED;
                    case NO_ANSWER, UNREACHABLE -> Prompt.NOBODY_ANSWERS;
                    case CONGESTION, FAILED, UNKNOWN, DEFERRED -> Prompt.SYSTEM_BUSY;
                    case INVALID_NUMBER -> Prompt.WRONG_NUMBER;
                    case NO_DESTINATION, CANCELLED, ABANDONED, ANSWERED -> Prompt.GOODBYE;
                });
    }
}
