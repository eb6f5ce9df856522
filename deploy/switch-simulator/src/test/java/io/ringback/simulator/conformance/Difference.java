package io.ringback.simulator.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A difference that is accepted in some recordings.
 *
 * @param recordings numbers of the recordings, {@code 14}, or how their names begin
 * @param kind what may differ
 * @param where headers, with an expression each for their whole value, that pick the messages
 * @param row as it stands in the file
 */
record Difference(List<String> recordings, Kind kind, Map<String, String> where, String row) {
    /** What may differ in the messages it is about. */
    sealed interface Kind {
        /** Only Asterisk says them. */
        record OnlyRecorded() implements Kind {}

        /** Only the simulator says them. */
        record OnlySimulated() implements Kind {}

        /** Both say them, but not the same. */
        record LeftOut() implements Kind {}

        /** Asterisk's have headers more; those that both have are the same. */
        record MoreHeaders() implements Kind {}

        /** This header's value. */
        record Value(String header) implements Kind {}
    }

    /** What both sides said. */
    record Both(List<Message> recorded, List<Message> simulated) {}

    boolean isFor(String recording) {
        return recordings.stream()
                .anyMatch(name -> recording.startsWith(name + "_") || recording.startsWith(name + "."));
    }

    /** What is left to compare. */
    Both without(Both both) {
        return switch (kind) {
            case Kind.OnlyRecorded _ -> new Both(others(both.recorded()), both.simulated());
            case Kind.OnlySimulated _ -> new Both(both.recorded(), others(both.simulated()));
            case Kind.LeftOut _ -> new Both(others(both.recorded()), others(both.simulated()));
            case Kind.Value(var header) ->
                new Both(blanked(both.recorded(), header), blanked(both.simulated(), header));
            case Kind.MoreHeaders _ -> new Both(narrowed(both), both.simulated());
        };
    }

    private boolean picks(Message message) {
        return where.entrySet().stream()
                .allMatch(each -> message.get(each.getKey()).matches(each.getValue()));
    }

    private List<Message> others(List<Message> messages) {
        return messages.stream().filter(message -> !picks(message)).toList();
    }

    private List<Message> blanked(List<Message> messages, String header) {
        return messages.stream()
                .map(message -> picks(message) ? message.with(header, "<not compared>") : message)
                .toList();
    }

    private List<Message> narrowed(Both both) {
        Set<String> known = new HashSet<>();
        both.simulated().stream()
                .filter(this::picks)
                .forEach(message -> message.headers().forEach(header -> known.add(header[0])));
        return both.recorded().stream()
                .map(message -> picks(message) ? message.only(known) : message)
                .toList();
    }

    @Override
    public String toString() {
        return row;
    }
}
