package io.ringback.engine.hostile;

import java.util.ArrayList;
import java.util.List;

/**
 * An action as a switch reads it: a new header begins at any CR or LF, a value ends there. Shares nothing with the code
 * that writes.
 */
record Packet(List<String> names, List<String> values) {
    static Packet parse(byte[] bytes) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (byte each : bytes) {
            if (each == '\r' || each == '\n') {
                add(line.toString(), names, values);
                line.setLength(0);
            } else {
                line.append((char) (each & 0xff));
            }
        }
        add(line.toString(), names, values);
        return new Packet(names, values);
    }

    private static void add(String line, List<String> names, List<String> values) {
        if (line.isEmpty()) {
            return;
        }
        int colon = line.indexOf(':');
        names.add(colon < 0 ? line : line.substring(0, colon));
        values.add(colon < 0 ? "" : line.substring(colon + 1).strip());
    }

    /** The action's name, empty if it does not come first. */
    String action() {
        return names.isEmpty() || !names.getFirst().equals("action") ? "" : values.getFirst();
    }

    String value(String name) {
        int at = names.indexOf(name);
        return at < 0 ? "" : values.get(at);
    }
}
