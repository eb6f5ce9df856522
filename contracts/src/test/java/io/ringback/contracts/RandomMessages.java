package io.ringback.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Any message its record allows, made from the record's components. */
final class RandomMessages {
    /** Records may forbid combinations of fields; one in a few is allowed, so this many refusals mean a mistake here. */
    private static final int ENOUGH_TRIES = 1000;

    private static final long YEAR_2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    Message next(Class<? extends Message> type) {
        return type.cast(record(type));
    }

    private Object record(Class<?> type) {
        IllegalArgumentException refusal = new IllegalArgumentException();
        for (int tries = 0; tries < ENOUGH_TRIES; tries++) {
            try {
                return Records.create(
                        type,
                        Arrays.stream(type.getRecordComponents())
                                .map(component -> part(type, component))
                                .toArray());
            } catch (IllegalArgumentException e) {
                refusal = e;
            }
        }
        throw new IllegalStateException("never allowed: " + type, refusal);
    }

    private @Nullable Object part(Class<?> owner, RecordComponent component) {
        if (Records.nullable(component) && random.nextBoolean()) {
            return null;
        }
        return value(component.getGenericType(), Facets.of(owner, component.getName()));
    }

    private Object value(Type type, Facets facets) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            return list.getRawType() == Set.class ? Set.copyOf(list(element, facets)) : list(element, facets);
        }
        if (type == int.class || type == Integer.class) {
            return (int) number(facets, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return number(facets, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == String.class) {
            return facets.pattern() == null ? RandomText.free(random) : RandomText.matching(facets.pattern(), random);
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(YEAR_2100)).plusNanos(random.nextInt(1_000_000));
        }
        return type == BigDecimal.class
                ? new BigDecimal(RandomText.matching(Facets.DECIMAL, random))
                : other((Class<?>) type);
    }

    private Object other(Class<?> type) {
        if (type.isEnum()) {
            return oneOf(type.getEnumConstants());
        }
        return record(type.isSealed() ? (Class<?>) oneOf(type.getPermittedSubclasses()) : type);
    }

    private List<Object> list(Type element, Facets facets) {
        var list = new ArrayList<>();
        for (int left = random.nextInt(facets.minItems(), facets.minItems() + 3); left > 0; left--) {
            list.add(value(element, facets));
        }
        return list;
    }

    private long number(Facets facets, long lowest, long highest) {
        long least = facets.least() == null ? lowest : facets.least();
        long most = facets.most() == null ? highest : facets.most();
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + Math.floorMod(random.nextLong(), Math.max(1, Math.min(most, 1_000_000) - least));
        };
    }

    private Object oneOf(Object[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
