package io.ringback.cdr.classic;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sixteen fields Asterisk's {@code cdr} tables have had since its first release, filled from our richer record.
 *
 * @param calldate first dial, or the request if nothing was dialled; UTC
 * @param duration first dial to end, whole seconds rounded up
 * @param billsec as rating priced it
 * @param userfield the callback's id
 */
public record ClassicRecord(
        String calldate,
        String clid,
        String src,
        String dst,
        String dcontext,
        String channel,
        String dstchannel,
        String lastapp,
        String lastdata,
        long duration,
        long billsec,
        String disposition,
        String amaflags,
        String accountcode,
        String uniqueid,
        String userfield) {
    /** The names of the fields, in their order. */
    public static final List<String> FIELDS = List.of(
            "calldate",
            "clid",
            "src",
            "dst",
            "dcontext",
            "channel",
            "dstchannel",
            "lastapp",
            "lastdata",
            "duration",
            "billsec",
            "disposition",
            "amaflags",
            "accountcode",
            "uniqueid",
            "userfield");

    private static final DateTimeFormatter CALL_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The classic form of a record. */
    public static ClassicRecord of(CallDetailRecord record) {
        String src = number(record.request().caller());
        Instant begun = record.hops().stream()
                .findFirst()
                .map(Hop::dialledAt)
                .orElse(record.request().requestedAt());
        Optional<Hop> callerHop = last(record, Leg.CALLER);
        Optional<Hop> calleeHop = last(record, Leg.CALLEE);
        return new ClassicRecord(
                CALL_DATE.format(begun),
                "<" + src + ">",
                src,
                calleeHop
                        .map(Hop::party)
                        .or(() -> Optional.ofNullable(record.request().callee()))
                        .map(ClassicRecord::number)
                        .orElse(""),
                "ringback",
                callerHop.map(Hop::trunk).orElse(""),
                calleeHop.map(Hop::trunk).orElse(""),
                lastApplication(record, calleeHop.isPresent()),
                "",
                wholeSeconds(Duration.between(begun, record.endedAt())),
                record.talkSeconds(),
                disposition(record.disposition()),
                amaFlags(record),
                Objects.toString(record.accountId(), ""),
                record.attemptId().toString(),
                record.callbackId().toString());
    }

    /** In the order of {@link #FIELDS}. */
    public List<String> values() {
        return List.of(
                calldate,
                clid,
                src,
                dst,
                dcontext,
                channel,
                dstchannel,
                lastapp,
                lastdata,
                Long.toString(duration),
                Long.toString(billsec),
                disposition,
                amaflags,
                accountcode,
                uniqueid,
                userfield);
    }

    private static Optional<Hop> last(CallDetailRecord record, Leg leg) {
        return record.hops().stream().filter(hop -> hop.leg() == leg).reduce((_, later) -> later);
    }

    private static String number(Party party) {
        return switch (party) {
            case Party.E164(String number) -> number;
            case Party.Extension(var _, String digits) -> digits;
            case Party.Voicemail(String box) -> box;
        };
    }

    private static String lastApplication(CallDetailRecord record, boolean calleeDialled) {
        if (record.hops().isEmpty()) {
            return "";
        }
        return record.request().script() == Script.CONNECT && calleeDialled ? "Dial" : "Playback";
    }

    private static long wholeSeconds(Duration duration) {
        return duration.isNegative() ? 0 : duration.plusMillis(999).toSeconds();
    }

    /** Asterisk knows five; what was never dialled has failed in its eyes. */
    private static String disposition(@Nullable Disposition disposition) {
        return switch (disposition) {
            case ANSWERED -> "ANSWERED";
            case NO_ANSWER, ABANDONED, UNREACHABLE -> "NO ANSWER";
            case BUSY -> "BUSY";
            case CONGESTION -> "CONGESTION";
            case null -> "FAILED";
            case REJECTED, INVALID_NUMBER, FAILED, NO_DESTINATION, CANCELLED, DEFERRED, UNKNOWN -> "FAILED";
        };
    }

    private static String amaFlags(CallDetailRecord record) {
        if (record.sandbox()) {
            return "OMIT";
        }
        return record.amount().signum() > 0 ? "BILLING" : "DOCUMENTATION";
    }
}
