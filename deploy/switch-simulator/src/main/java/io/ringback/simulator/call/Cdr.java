package io.ringback.simulator.call;

import io.ringback.simulator.event.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One call detail record of a channel. A channel gets a further record for each further callee it dials; all are
 * reported when the channel ends.
 */
final class Cdr {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    final Instant start;
    private final @Nullable Instant answered;
    private String callee = "";
    private String application = "";
    private String applicationData = "";
    private String disposition = "";
    private @Nullable Instant end;

    Cdr(Instant start, @Nullable Instant answered) {
        this.start = start;
        this.answered = answered;
    }

    static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    boolean dialled() {
        return !callee.isEmpty();
    }

    boolean ended() {
        return end != null;
    }

    void dial(String calleeName) {
        callee = calleeName;
    }

    void ranApplication(String name, String data) {
        if (end == null) {
            application = name;
            applicationData = data;
        }
    }

    void end(String how, Instant at) {
        if (end == null) {
            end = at;
            disposition = how;
        }
    }

    /** Writes the record of {@code channel}; {@code answeredAt} is the channel's own answer. */
    void describe(Fields event, Channel channel, @Nullable Instant answeredAt) {
        Instant from = answered != null ? answered : answeredAt;
        Instant until = end == null ? start : end;
        event.field("AccountCode", channel.accountCode)
                .field("Source", channel.caller.number())
                .field("Destination", channel.exten)
                .field("DestinationContext", channel.context)
                .field("CallerID", channel.caller.all())
                .field("Channel", channel.name)
                .field("DestinationChannel", callee)
                .field("LastApplication", application)
                .field("LastData", applicationData)
                .field("StartTime", time(start))
                .field("AnswerTime", time(from))
                .field("EndTime", time(until))
                .field("Duration", Duration.between(start, until).toSeconds())
                .field("BillableSeconds", from == null ? 0 : seconds(from, until))
                .field("Disposition", disposition)
                .field("AMAFlags", "DOCUMENTATION")
                .field("UniqueID", channel.uniqueid)
                .field("UserField", "")
                .field("CbId", "");
    }

    private static long seconds(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toSeconds());
    }
}
