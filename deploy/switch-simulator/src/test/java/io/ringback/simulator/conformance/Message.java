package io.ringback.simulator.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A response, an event or the banner: its headers in order. */
record Message(List<String[]> headers) {
    private static final String BANNER = "Banner";

    static Message of(List<String> lines) {
        List<String[]> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(new String[] {
                line.substring(0, colon), line.substring(colon + 1).strip()
            });
        }
        return new Message(headers);
    }

    String get(String name) {
        for (String[] header : headers) {
            if (header[0].equals(name)) {
                return header[1];
            }
        }
        return "";
    }

    static Message banner(String text) {
        return new Message(List.<String[]>of(new String[] {BANNER, text}));
    }

    /** The same with another value in a header it has. */
    Message with(String name, String value) {
        return new Message(headers.stream()
                .map(header -> header[0].equals(name) ? new String[] {name, value} : header)
                .toList());
    }

    /** The same with headers of these names alone. */
    Message only(Set<String> names) {
        return new Message(
                headers.stream().filter(header -> names.contains(header[0])).toList());
    }

    /** The event's name, {@code Response} or {@code Banner}. */
    String kind() {
        if (!get(BANNER).isEmpty()) {
            return BANNER;
        }
        return get("Event").isEmpty() ? "Response" : get("Event");
    }

    /** True for where a call stands: before anybody does anything, as much of it must have come as in the recording. */
    boolean milestone() {
        return switch (kind()) {
            case "Newstate", "BridgeEnter", "BridgeLeave" -> true;
            default -> trigger();
        };
    }

    /** True for what a client acts upon. */
    private boolean trigger() {
        return switch (kind()) {
            case "Response", "FullyBooted", "OriginateResponse", "AsyncAGIStart", "AsyncAGIExec", "AsyncAGIEnd" -> true;
            default -> false;
        };
    }
}
