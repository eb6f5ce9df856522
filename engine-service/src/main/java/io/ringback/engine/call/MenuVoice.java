package io.ringback.engine.call;

import static io.ringback.engine.speech.Prompt.COMFORT;
import static io.ringback.engine.speech.Prompt.ENTER_ACCOUNT;
import static io.ringback.engine.speech.Prompt.ENTER_NUMBER;
import static io.ringback.engine.speech.Prompt.ENTER_PIN;
import static io.ringback.engine.speech.Prompt.NOTHING_ENTERED;
import static io.ringback.engine.speech.Prompt.NOT_ALLOWED;
import static io.ringback.engine.speech.Prompt.NO_CREDIT;
import static io.ringback.engine.speech.Prompt.WELCOME;
import static io.ringback.engine.speech.Prompt.WRONG_NUMBER;
import static io.ringback.engine.speech.Prompt.WRONG_PIN;

import io.ringback.contracts.values.RefusalReason;
import io.ringback.engine.speech.Prompt;
import io.ringback.engine.speech.Speech;
import java.time.Duration;
import java.util.List;

/** What is said to a caller who is asked for the destination, in the order's language. */
public record MenuVoice(Speech speech) {
    static MenuVoice of(Call call) {
        return new MenuVoice(call.prompts().speech());
    }

    /** Said before the first question; the balance only to whom it belongs. */
    List<String> welcome(Call call) {
        List<String> welcome = speech.say(WELCOME);
        return call.menu().identity() ? welcome : Speech.joined(welcome, balance(call));
    }

    List<String> balance(Call call) {
        return speech.yourBalanceIs(call.order().balance());
    }

    /** What is asked. */
    public List<String> question(Question question) {
        return speech.say(
                switch (question) {
                    case DESTINATION -> ENTER_NUMBER;
                    case ACCOUNT -> ENTER_ACCOUNT;
                    case PIN -> ENTER_PIN;
                });
    }

    /** What was wrong with what was keyed. */
    public List<String> wrong(Question question, String keys) {
        if (keys.isEmpty()) {
            return speech.say(NOTHING_ENTERED);
        }
        return speech.say(question == Question.DESTINATION ? WRONG_NUMBER : WRONG_PIN);
    }

    List<String> wrongPin() {
        return speech.say(WRONG_PIN);
    }

    List<String> comfort() {
        return speech.say(COMFORT);
    }

    List<String> refused(RefusalReason reason) {
        return speech.say(prompt(reason));
    }

    /** What was understood; it fills the time in which the number is looked at. */
    List<String> readBack(String digits) {
        return Speech.joined(speech.youDialled(digits), speech.say(COMFORT));
    }

    List<String> talkTime(int seconds) {
        return speech.youCanTalkFor(Duration.ofSeconds(seconds));
    }

    private static Prompt prompt(RefusalReason reason) {
        return switch (reason) {
            case NO_MONEY, SPEND_CAP -> NO_CREDIT;
            case NO_RATE, NO_ROUTE -> WRONG_NUMBER;
            case FORBIDDEN, NO_ACCOUNT, SUSPENDED, TOO_MANY_CALLS, QUOTE, IDENTITY, CALLER_ID -> NOT_ALLOWED;
        };
    }
}
