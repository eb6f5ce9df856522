package io.ringback.cdr.record;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Disposition;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an attempt ended, in one word: its disposition, or {@value #REFUSED} if it was never authorised. */
public final class Outcome {
    public static final String REFUSED = "REFUSED";

    private Outcome() {}

    public static String of(CallDetailRecord record) {
        return record.disposition() == null ? REFUSED : record.disposition().name();
    }

    /** The outcome somebody asks for, in capital letters or not; empty if there is no such outcome. */
    public static Optional<String> named(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return all().filter(name::equals).findFirst();
    }

    /** Every outcome there is. */
    public static Stream<String> all() {
        return Stream.concat(Stream.of(Disposition.values()).map(Disposition::name), Stream.of(REFUSED));
    }
}
