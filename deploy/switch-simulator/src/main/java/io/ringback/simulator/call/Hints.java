package io.ringback.simulator.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Extensions whose state can be asked for, and the custom devices their hints name. A device's state is what somebody set
 * it to, as in recording 55.
 */
public final class Hints {
    /** Where the operator's hints stand. */
    public static final String CONTEXT = "ringback-hints";

    /** Statuses of an extension by the state of its device. */
    private static final Map<String, Status> STATUSES = Map.of(
            "NOT_INUSE", new Status(0, "Idle"),
            "INUSE", new Status(1, "InUse"),
            "BUSY", new Status(2, "Busy"),
            "UNAVAILABLE", new Status(4, "Unavailable"),
            "RINGING", new Status(8, "Ringing"),
            "RINGINUSE", new Status(9, "InUse&Ringing"),
            "ONHOLD", new Status(16, "Hold"));

    /** A device in this state has none as an extension: nothing is reported of it. */
    private static final String INVALID = "INVALID";

    private final Reports reports;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, Hint> hints = new LinkedHashMap<>();

    /** An extension and the device that stands behind it. */
    public record Hint(String context, String exten, String device) {}

    /** What is told of an extension. */
    public record Status(int code, String text) {}

    Hints(Reports reports) {
        this.reports = reports;
        add(new Hint("hints", "601", "Custom:lamp1"));
        add(new Hint("hints", "603", "Custom:x3"));
    }

    private void add(Hint hint) {
        hints.put(hint.exten() + "@" + hint.context(), hint);
    }

    /** The hint of an extension, empty if it has none. */
    public Optional<Hint> find(String context, String exten) {
        return Optional.ofNullable(hints.get(exten + "@" + context));
    }

    /** How an extension with this hint stands. */
    public Status status(Hint hint) {
        return Objects.requireNonNull(STATUSES.get(states.getOrDefault(hint.device(), "NOT_INUSE")));
    }

    /** The extensions of the operator's context, with the state of each. */
    public Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        hints.values().stream()
                .filter(hint -> hint.context().equals(CONTEXT))
                .forEach(hint -> lines.put(hint.exten(), states.getOrDefault(hint.device(), "NOT_INUSE")));
        return lines;
    }

    /** Gives an extension a hint, if it has none yet, and sets its state. */
    public void line(String exten, String state) {
        Hint hint = new Hint(CONTEXT, exten, "Custom:line" + exten);
        add(hint);
        set(hint.device(), state);
    }

    /** Whether a custom device can be set to this. */
    public static boolean settable(String state) {
        return STATUSES.containsKey(state) || state.equals(INVALID);
    }

    /** Sets a custom device to a state that is settable. */
    public void set(String device, String state) {
        Status status = STATUSES.get(state);
        if (status != null) {
            states.put(device, state);
            hints.values().stream()
                    .filter(hint -> hint.device().equals(device))
                    .forEach(hint -> reports.extensionStatus(hint, status));
        }
        reports.deviceState(device, state);
    }
}
