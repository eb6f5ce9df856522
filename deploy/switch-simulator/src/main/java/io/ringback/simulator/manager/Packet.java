package io.ringback.simulator.manager;

import java.util.ArrayList;
import java.util.List;

/** The headers of one action. Names are looked up without regard to case, the first match that is not empty wins. */
record Packet(List<String[]> headers) {
    /** Splits a line at its first colon; blanks after it go, those at the end stay, as in Asterisk. */
    static String[] header(String line) {
        int colon = line.indexOf(':');
        return colon < 0
                ? new String[] {line, ""}
                : new String[] {
                    line.substring(0, colon), line.substring(colon + 1).stripLeading()
                };
    }

    String get(String name) {
        for (String[] header : headers) {
            if (header[0].equalsIgnoreCase(name) && !header[1].isEmpty()) {
                return header[1];
            }
        }
        return "";
    }

    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (String[] header : headers) {
            if (header[0].equalsIgnoreCase(name)) {
                values.add(header[1]);
            }
        }
        return values;
    }

    String action() {
        return get("Action");
    }

    String actionId() {
        return get("ActionID");
    }
}
