package io.ringback.contracts;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Puts in one sentence why bytes are no message, naming the field but never its value: it may be a phone number. */
final class WhyUnreadable {
    private static final int MAX_LENGTH = 300;
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9]{5,}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private WhyUnreadable() {}

    static String of(IOException e) {
        String sentence =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? path(mapping) + ": " + reason(mapping)
                        : reason(e);
        String masked =
                CONTROL.matcher(LONG_DIGITS.matcher(sentence).replaceAll("…")).replaceAll(" ");
        return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH) + "…";
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause();
        if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
            return reason((IOException) cause);
        }
        // the checks of our own records: their sentences name the rule
        if (e instanceof JsonMappingException && cause instanceof IllegalArgumentException broken) {
            return String.valueOf(broken.getMessage());
        }
        return switch (e) {
            case InvalidTypeIdException type -> type.getTypeId() == null ? "has no type" : "unknown type";
            case InvalidFormatException format ->
                "not a " + format.getTargetType().getSimpleName();
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamConstraintsException limit -> limit.getOriginalMessage();
            case StreamReadException parse -> syntax(parse);
            case JsonMappingException mapping when cause == null -> mapping.getOriginalMessage();
            default -> "cannot be read";
        };
    }

    private static String syntax(StreamReadException e) {
        String sentence = e.getOriginalMessage();
        return sentence.startsWith("Duplicate field")
                ? sentence
                : "is not JSON at byte " + e.getLocation().getByteOffset();
    }

    /** The parser's sentence quotes the value where it had one; what it says of absence is ours to keep. */
    private static String mismatch(MismatchedInputException e) {
        String sentence = e.getOriginalMessage();
        if (sentence.startsWith("Missing required creator property")) {
            return "required field is missing";
        }
        if (sentence.startsWith("Invalid `null`") || sentence.startsWith("Cannot map `null`")) {
            return "must not be null";
        }
        return e.getTargetType() == null
                ? "wrong JSON type"
                : "not a " + e.getTargetType().getSimpleName();
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
