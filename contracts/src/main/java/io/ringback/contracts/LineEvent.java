package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ringback.contracts.values.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens on lines nobody called back yet, from engine-service to trigger-service; key: the line or number. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface LineEvent extends Message {
    UUID eventId();

    Instant at();

    /** A call to an access number was dropped unanswered. */
    record MissedCall(UUID eventId, Instant at, boolean sandbox, String accessNumber, String ani) implements LineEvent {
        @Override
        public String partitionKey() {
            return ani;
        }
    }

    /** The person left a destination on an access number and hung up. */
    record DestinationLeft(UUID eventId, Instant at, boolean sandbox, String accessNumber, String ani, String digits)
            implements LineEvent {
        @Override
        public String partitionKey() {
            return ani;
        }
    }

    /**
     * The person pressed 5 at the offer.
     *
     * @param busy whether the line was busy; else nobody answered there
     */
    record BusyOfferTaken(UUID eventId, Instant at, boolean sandbox, Party waiter, Party line, boolean busy)
            implements LineEvent {
        @Override
        public String partitionKey() {
            return LineEvent.key(line);
        }
    }

    /**
     * A watched line is free.
     *
     * @param usedUntil when it was last in use, as far as it was seen while it was watched; null if it was not
     */
    record LineFreed(
            UUID eventId,
            Instant at,
            boolean sandbox,
            Party line,
            @Nullable Instant usedUntil) implements LineEvent {
        /** One of which nobody saw that it was in use before. */
        public LineFreed(UUID eventId, Instant at, boolean sandbox, Party line) {
            this(eventId, at, sandbox, line, null);
        }

        @Override
        public String partitionKey() {
            return LineEvent.key(line);
        }
    }

    private static String key(Party line) {
        return switch (line) {
            case Party.E164(String number) -> number;
            case Party.Extension(String site, String digits) -> site + "/" + digits;
            case Party.Voicemail(String box) -> "voicemail/" + box;
        };
    }
}
