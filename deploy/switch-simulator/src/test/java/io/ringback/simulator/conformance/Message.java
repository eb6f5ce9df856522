package io.ringback.simulator.conformance;

import java.util.ArrayList;
import java.util.List;

/** A response or event: its headers in order. */
record Message(List<String[]> headers) {
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

    /** The event's name, or {@code Response}. */
    String kind() {
        return get("Event").isEmpty() ? "Response" : get("Event");
    }

    /** True for what a client acts upon: before its next action, as much of it must have come as in the recording. */
    boolean trigger() {
        return switch (kind()) {
            case "Response", "OriginateResponse", "AsyncAGIStart", "AsyncAGIExec", "AsyncAGIEnd" -> true;
            default -> false;
        };
    }
}
