package io.ringback.rating.deck;

import java.util.Objects;

/**
 * What a check says is wrong.
 *
 * @param field the first word of its sentence
 * @param message the rest of it
 */
public record Complaint(String field, String message) {

    /** Splits the sentence of a check, which begins with the field it is about. */
    public static Complaint of(IllegalArgumentException refusal) {
        var sentence = Objects.requireNonNullElse(refusal.getMessage(), "rate cannot be read");
        int space = sentence.indexOf(' ');
        return space < 0
                ? new Complaint(sentence, "is wrong")
                : new Complaint(sentence.substring(0, space), sentence.substring(space + 1));
    }
}
