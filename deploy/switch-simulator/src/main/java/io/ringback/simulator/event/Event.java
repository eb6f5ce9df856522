package io.ringback.simulator.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One manager event, built field by field in the order in which Asterisk writes them. */
public final class Event implements Fields {
    private final StringBuilder text = new StringBuilder(640);

    Event(String name, EventClass eventClass, @Nullable Instant timestamp, String systemName) {
        field("Event", name).field("Privilege", eventClass.wireName() + ",all");
        if (timestamp != null) {
            field("Timestamp", timestamp(timestamp));
        }
        if (!systemName.isEmpty()) {
            field("SystemName", systemName);
        }
    }

    /** Seconds and microseconds since the epoch, as {@code timestampevents} and Ping show them. */
    public static String timestamp(Instant at) {
        return String.format("%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
    }

    @Override
    public Event field(String name, Object value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** The whole event with the empty line that ends it. */
    public String text() {
        return text + "\r\n";
    }
}
