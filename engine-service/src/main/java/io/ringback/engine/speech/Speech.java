package io.ringback.engine.speech;

import io.ringback.contracts.values.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be said in a language, each as a list of sound names to be played one after the other:
 * {@code ringback/en/n21}. Every name given stands for a file in {@code deploy/asterisk/sounds}, but for what an operator
 * has played instead.
 */
public record Speech(Language language, Replacements replacements) {
    /** Numbers up to here can be said; what is more is said as more than this. */
    public static final int MOST = 999_999_999;

    /** Digits that can be said in a row: twice the longest number, and a list that fits into one line of a switch. */
    public static final int MOST_DIGITS = 32;

    private static final String FOLDER = "ringback/";

    /** With the prompts as they are delivered. */
    public Speech(Language language) {
        this(language, Replacements.NONE);
    }

    /** In the language of a tag, {@link Language#of}. */
    public static Speech in(String tag) {
        return new Speech(Language.of(tag));
    }

    public List<String> say(Prompt prompt) {
        return replacements.of(prompt, language).orElseGet(() -> named(Stream.of(prompt.file())));
    }

    /**
     * Digits one by one.
     *
     * @param text 1 to {@value #MOST_DIGITS} of 0–9, *, # and +
     */
    public List<String> digits(String text) {
        if (!text.matches("[0-9*#+]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException("digits must be 1 to " + MOST_DIGITS + " of 0-9, *, # and +");
        }
        return named(text.chars().mapToObj(character -> switch (character) {
            case '*' -> "star";
            case '#' -> "hash";
            case '+' -> "plus";
            default -> language.grammar().digit(character - '0');
        }));
    }

    /**
     * A whole number as one counts.
     *
     * @param number 0 to {@link #MOST}
     */
    public List<String> number(int number) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("number must be 0 to " + MOST + ": " + number);
        }
        return named(language.grammar().number(number, Gender.NONE).stream());
    }

    /** An amount, down to the cent and never more than there is; what is owed begins with minus. */
    public List<String> money(Money money) {
        return named(SpokenMoney.of(money, language.grammar()).stream());
    }

    /**
     * Hours, minutes and seconds, each only where there are any; fractions of a second are left out.
     *
     * @param duration not negative
     */
    public List<String> duration(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative: " + duration);
        }
        return named(SpokenDuration.of(duration, language.grammar()).stream());
    }

    public List<String> yourBalanceIs(Money balance) {
        return joined(say(Prompt.YOUR_BALANCE_IS), money(balance));
    }

    /** @param digits as in {@link #digits} */
    public List<String> youDialled(String digits) {
        return joined(say(Prompt.YOU_DIALLED), digits(digits));
    }

    /** @param time as in {@link #duration} */
    public List<String> youCanTalkFor(Duration time) {
        return joined(say(Prompt.YOU_CAN_TALK_FOR), duration(time));
    }

    /** @param code as in {@link #digits} */
    public List<String> yourCodeIs(String code) {
        return joined(say(Prompt.YOUR_CODE_IS), digits(code));
    }

    /** @param digit the one that acknowledges */
    public List<String> pressToAcknowledge(char digit) {
        return joined(say(Prompt.ACKNOWLEDGE), digits(String.valueOf(digit)));
    }

    /** One list after the other. */
    @SafeVarargs
    public static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    private List<String> named(Stream<String> names) {
        List<String> sounds = new ArrayList<>();
        names.forEach(name -> sounds.add(FOLDER + language.code() + "/" + name));
        return List.copyOf(sounds);
    }
}
