package io.ringback.engine.ami;

import io.ringback.engine.inbound.Arrival;
import io.ringback.engine.inbound.Entrance;
import io.ringback.engine.inbound.InboundInput;
import io.ringback.engine.inbound.LineState;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.AsyncAgiStartEvent;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ExtensionStatusEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as arrivals and inputs of inbound calls: those the dialplan hands over in a context of ours.
 *
 * @param contexts where they are handed over
 * @param hintsContext where the operator's hints are
 */
public record InboundReader(Map<String, Entrance> contexts, String hintsContext) {
    /** What runs on a channel that was handed over. */
    private static final Set<String> HANDED_OVER = Set.of("AGI", "Read", "Playback");

    private static final Pattern PRESENTATION = Pattern.compile("(?m)^agi_callingpres: (\\d{1,3})$");

    /** Q.951: bits 6 and 7 of the octet, 01 for a number that is not to be shown. */
    private static final int RESTRICTION = 0x60;

    private static final int RESTRICTED = 0x20;

    private static final int UP = 6;

    public InboundReader {
        contexts = Map.copyOf(contexts);
    }

    /** What was read. */
    public sealed interface Heard {
        /** A channel was handed over, or is listed as such. */
        record Arrived(Arrival arrival) implements Heard {}

        /** A line stands otherwise now. */
        record Line(String extension, LineState state) implements Heard {}

        /** Something happened to a channel, ours or not. */
        record Told(String channel, InboundInput input) implements Heard {}
    }

    /** What the event says of inbound calls, empty if it says nothing. */
    public Optional<Heard> read(ManagerEvent event, Instant receivedAt) {
        return switch (event) {
            case AsyncAgiStartEvent start ->
                arrival(start, start.getUniqueId(), restricted(start.getEnv()), false, receivedAt);
            case CoreShowChannelEvent listed ->
                HANDED_OVER.contains(text(listed.getApplication()))
                        ? arrival(listed, listed.getUniqueid(), false, true, receivedAt)
                        : Optional.empty();
            case AsyncAgiExecEvent ended ->
                Optional.ofNullable(ended.getUniqueId())
                        .map(channel -> new Heard.Told(
                                channel, new InboundInput.Ended(EventReader.agiAnswered(ended, receivedAt))));
            case ExtensionStatusEvent line -> line(line);
            case HangupEvent hangup ->
                Optional.ofNullable(hangup.getUniqueId())
                        .map(channel -> new Heard.Told(channel, new InboundInput.HungUp(receivedAt)));
            default -> Optional.empty();
        };
    }

    private Optional<Heard> line(ExtensionStatusEvent event) {
        Integer status = event.getStatus();
        return status == null || !hintsContext.equals(event.getContext())
                ? Optional.empty()
                : Optional.of(new Heard.Line(text(event.getExten()), LineState.of(status)));
    }

    private Optional<Heard> arrival(
            ManagerEvent event, @Nullable String channel, boolean restricted, boolean listed, Instant at) {
        Entrance entrance = contexts.get(text(event.getContext()));
        return channel == null || entrance == null
                ? Optional.empty()
                : Optional.of(new Heard.Arrived(new Arrival(
                        at,
                        channel,
                        entrance,
                        text(event.getExten()),
                        text(event.getCallerIdNum()),
                        restricted,
                        Integer.valueOf(UP).equals(event.getChannelState()),
                        listed)));
    }

    private static boolean restricted(@Nullable String environment) {
        try {
            Matcher matcher = PRESENTATION.matcher(URLDecoder.decode(text(environment), StandardCharsets.UTF_8));
            return matcher.find() && (Integer.parseInt(matcher.group(1)) & RESTRICTION) == RESTRICTED;
        } catch (IllegalArgumentException e) {
            // Not as a switch encodes it: nobody says that the number may not be used.
            return false;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
