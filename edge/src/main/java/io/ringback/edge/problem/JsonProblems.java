package io.ringback.edge.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Jackson's complaints as problems that name the field, and never a Java class or the value. */
final class JsonProblems {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.+)'");
    private static final String TOO_LONG = "is too long, or nested too deep";
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private JsonProblems() {}

    static ProblemException of(JacksonException failure) {
        ProblemException inner = causeOf(failure);
        if (inner != null) {
            return inner;
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> Problems.badField(path(unknown), "is not a known field");
            case InvalidNullException missing -> Problems.badField(path(missing), "is required");
            case ValueInstantiationException refused -> refusedByItsType(refused);
            case MismatchedInputException mismatch -> mismatched(mismatch);
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> Problems.badField(path(mapping), unreadable(mapping.getCause()));
            default -> malformed(failure);
        };
    }

    private static @Nullable ProblemException causeOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .filter(ProblemException.class::isInstance)
                .map(ProblemException.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static ProblemException mismatched(MismatchedInputException mismatch) {
        String said = mismatch.getOriginalMessage();
        if (mismatch.getPath().isEmpty()) {
            return Problems.badRequest(
                    "malformed-json",
                    said.startsWith("Trailing token")
                            ? "the body goes on after its JSON value"
                            : "the body must be " + JsonKind.of(mismatch.getTargetType()));
        }
        if (mismatch instanceof InvalidFormatException && mismatch.getTargetType() == String.class) {
            return Problems.badField(path(mismatch), ParameterGuard.UNSTORABLE);
        }
        return Problems.badField(
                path(mismatch),
                said.startsWith("Missing required")
                        ? "is required"
                        : "must be " + JsonKind.of(mismatch.getTargetType()));
    }

    private static String unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case StreamConstraintsException _ -> TOO_LONG;
            case InputCoercionException range -> "must be " + JsonKind.of(range.getTargetType());
            case null, default -> "is not valid";
        };
    }

    /** The sentence of a constructor that refused; where it begins with the name of a component, that is the field. */
    private static ProblemException refusedByItsType(ValueInstantiationException refused) {
        String path = path(refused);
        Throwable cause = refused.getCause();
        if (!(cause instanceof IllegalArgumentException) || cause.getMessage() == null) {
            return Problems.badField(path.isEmpty() ? "body" : path, "is not valid");
        }
        String sentence = cause.getMessage();
        String component = componentNamedFirst(sentence, refused.getType().getRawClass());
        if (component != null) {
            return Problems.badField(
                    path.isEmpty() ? component : path + "." + component,
                    sentence.substring(component.length()).strip());
        }
        return path.isEmpty()
                ? Problems.badRequest("bad-input", sentence)
                : Problems.of(400, "bad-input", sentence, List.of(new FieldError(path, sentence)));
    }

    private static @Nullable String componentNamedFirst(String sentence, Class<?> type) {
        Matcher word = FIRST_WORD.matcher(sentence);
        if (!type.isRecord() || !word.lookingAt()) {
            return null;
        }
        String name = word.group();
        return Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name))
                ? name
                : null;
    }

    private static ProblemException malformed(JacksonException failure) {
        Matcher duplicate = DUPLICATE.matcher(failure.getOriginalMessage());
        if (duplicate.find()) {
            return Problems.badField(duplicate.group(1), "is given twice");
        }
        if (failure instanceof StreamConstraintsException) {
            return Problems.badRequest("malformed-json", "something in the body " + TOO_LONG);
        }
        JsonLocation location = failure instanceof JsonProcessingException json ? json.getLocation() : null;
        return Problems.badRequest(
                "malformed-json",
                location == null
                        ? "the body is not JSON"
                        : "the body is not JSON at line " + location.getLineNr() + ", column "
                                + location.getColumnNr());
    }

    private static String path(JsonMappingException failure) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
