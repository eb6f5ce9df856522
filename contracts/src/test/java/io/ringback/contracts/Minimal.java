package io.ringback.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from a record all that may be left out: null for what is optional, no elements in lists. */
final class Minimal {
    private Minimal() {}

    /** The minimal form; a record that refuses it keeps its lists, each element minimal in turn. */
    static <T> T of(T value) {
        if (!value.getClass().isRecord()) {
            return value;
        }
        try {
            return rebuilt(value, false);
        } catch (IllegalArgumentException _) {
            return rebuilt(value, true);
        }
    }

    private static <T> T rebuilt(T value, boolean keepLists) {
        var components = value.getClass().getRecordComponents();
        Object[] parts = Arrays.stream(components)
                .map(component -> part(component, Records.read(component, value), keepLists))
                .toArray();
        return Records.create(value, parts);
    }

    private static @Nullable Object part(RecordComponent component, @Nullable Object part, boolean keepLists) {
        if (part == null || Records.nullable(component)) {
            return null;
        }
        return switch (part) {
            case List<?> list -> keepLists ? list.stream().map(Minimal::of).toList() : List.of();
            default -> of(part);
        };
    }
}
