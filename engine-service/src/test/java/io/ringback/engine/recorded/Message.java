package io.ringback.engine.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An action, a response or an event: its headers in order. */
record Message(List<Header> headers) {
    record Header(String name, String value) {}

    Message {
        headers = List.copyOf(headers);
    }

    static Message of(List<String> lines) {
        List<Header> headers = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Message(headers);
    }

    /** The first header of this name, whatever its case; empty if there is none. */
    String get(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return "";
    }

    boolean isEvent(String name) {
        return get("Event").equals(name);
    }

    /** The same with every value passed through {@code change}. */
    Message with(UnaryOperator<String> change) {
        return new Message(headers.stream()
                .map(header -> new Header(header.name(), change.apply(header.value())))
                .toList());
    }

    /** The same with another value in a header it has. */
    Message with(String name, String value) {
        return new Message(headers.stream()
                .map(header -> header.name().equalsIgnoreCase(name) ? new Header(header.name(), value) : header)
                .toList());
    }

    /** The same with one header more, after the first. */
    Message and(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(1, new Header(name, value));
        return new Message(more);
    }

    /** As it goes over the wire. */
    String text() {
        StringBuilder text = new StringBuilder();
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("\r\n").toString();
    }
}
