package io.ringback.engine.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An action that may be sent: made by {@link Actions} alone, and compared with the bytes once more before they leave.
 */
public final class WireAction {
    private static final Pattern ONE_LINE = Pattern.compile("[ -~]{1,900}");

    private final String name;
    private final List<Header> headers;

    WireAction(String name, Header... headers) {
        this.name = name;
        this.headers = List.of(headers);
        for (Header header : this.headers) {
            if (!ONE_LINE.matcher(header.value()).matches()) {
                throw new UnsafeValue(header.name() + " is not one short line of ASCII, so it is not sent");
            }
        }
        if (headers().size() != headers.length) {
            throw new IllegalArgumentException("a header stands twice in " + name);
        }
    }

    /** {@code Originate}, {@code AGI} … */
    public String name() {
        return name;
    }

    /** Names and values, in the order they are sent. */
    public Map<String, String> headers() {
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.name(), header.value()));
        return map;
    }

    /**
     * Compares what is about to be written with what was meant: the action, an ActionID, our headers in our order, an
     * empty line, nothing else.
     *
     * @throws UnsafeValue if anything differs
     */
    public void requireSame(String text) {
        List<String> expected = new ArrayList<>();
        expected.add("action: " + name);
        headers.forEach(header -> expected.add(header.name() + ": " + header.value()));
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n", -1)));
        boolean ended = lines.size() >= 2
                && lines.removeLast().isEmpty()
                && lines.removeLast().isEmpty();
        boolean identified = lines.size() > 1 && lines.remove(1).matches("actionid: [0-9_#-]{1,64}");
        if (!ended || !identified || !lines.equals(expected)) {
            throw new UnsafeValue("the built " + name + " is not what was meant, so it is not sent");
        }
    }

    @Override
    public String toString() {
        return "WireAction[" + name + "]";
    }
}
