package io.ringback.cdr.classic;

import io.ringback.contracts.CallDetailRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Classic records as comma-separated values (RFC 4180): every value in quotes, lines end with CR LF, a header first. */
public final class Csv {
    private static final String LINE_END = "\r\n";

    private Csv() {}

    public static String header() {
        return line(ClassicRecord.FIELDS);
    }

    public static String line(CallDetailRecord record) {
        return line(ClassicRecord.of(record).values());
    }

    private static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
