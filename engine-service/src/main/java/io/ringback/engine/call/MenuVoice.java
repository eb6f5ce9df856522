package io.ringback.engine.call;

import static io.ringback.engine.speech.Prompt.COMFORT;
import static io.ringback.engine.speech.Prompt.ENTER_NUMBER;
import static io.ringback.engine.speech.Prompt.NOTHING_ENTERED;
import static io.ringback.engine.speech.Prompt.NOT_ALLOWED;
import static io.ringback.engine.speech.Prompt.NO_CREDIT;
import static io.ringback.engine.speech.Prompt.WELCOME;
import static io.ringback.engine.speech.Prompt.WRONG_NUMBER;

import io.ringback.contracts.values.RefusalReason;
import io.ringback.engine.speech.Prompt;
import io.ringback.engine.speech.Speech;
import java.time.Duration;
import java.util.List;

/** What is said to a caller who is asked for the destination, in the order's language. */
record MenuVoice(Speech speech) {
    static MenuVoice of(Call call) {
        return new MenuVoice(call.prompts().speech());
    }

    /** Welcome, balance, question. */
    List<String> welcome(Call call) {
        return Speech.joined(
                speech.say(WELCOME), speech.yourBalanceIs(call.order().balance()), speech.say(ENTER_NUMBER));
    }

    List<String> question() {
        return speech.say(ENTER_NUMBER);
    }

    List<String> wrong(String digits) {
        return speech.say(digits.isEmpty() ? NOTHING_ENTERED : WRONG_NUMBER);
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
