package io.ringback.engine.ami;

import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.Input;
import io.ringback.engine.cause.HangupCause;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.AsyncAgiStartEvent;
import org.asteriskjava.manager.event.BridgeEnterEvent;
import org.asteriskjava.manager.event.BridgeLeaveEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewStateEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads events as inputs of calls. Every channel of a call carries the caller's channel id as its linked id, and that
 * id names installation and attempt, so nothing is looked up.
 *
 * @param installation whose channels are ours
 */
public record EventReader(String installation) {
    private static final Pattern AGI_RESULT =
            Pattern.compile("(\\d{3})[ -](?:result=(-?\\d+))?(?: ?\\((.*)\\))?.*", Pattern.DOTALL);
    private static final String RINGING = "Ringing";
    private static final String UP = "Up";

    /** An input and the attempt it is for. */
    public record Heard(UUID attemptId, Input input) {}

    /** What the event says of one of our calls, empty if it says nothing. */
    public Optional<Heard> read(ManagerEvent event, Instant receivedAt) {
        Instant at = stamped(event, receivedAt);
        return switch (event) {
            case DialBeginEvent e -> about(e.getDestLinkedId(), e.getDestUniqueId(), id -> new Input.LegBegan(at, id));
            case DialStateEvent e ->
                RINGING.equalsIgnoreCase(e.getDialStatus())
                        ? about(e.getDestLinkedId(), e.getDestUniqueId(), id -> new Input.LegRang(at, id))
                        : Optional.empty();
            case DialEndEvent e ->
                about(
                        e.getDestLinkedId(),
                        e.getDestUniqueId(),
                        id -> new Input.DialEnded(at, id, text(e.getDialStatus())));
            case NewStateEvent e -> newState(e, at);
            case BridgeEnterEvent e -> about(e.getLinkedId(), e.getUniqueId(), id -> new Input.BridgeEntered(at, id));
            case BridgeLeaveEvent e -> about(e.getLinkedId(), e.getUniqueId(), id -> new Input.BridgeLeft(at, id));
            case HangupRequestFact e ->
                about(e.getLinkedId(), e.getUniqueId(), id -> new Input.HangupRequested(at, id));
            case HangupFact e ->
                about(
                        e.getLinkedId(),
                        e.getUniqueId(),
                        id -> new Input.HungUp(at, id, new HangupCause(e.getCause(), e.getTechCause())));
            case OptOutFact e -> about(e.getLinkedId(), e.getUniqueId(), id -> new Input.NeverAgain(at, id));
            case OriginateResponseEvent e ->
                about(
                        e.getUniqueId(),
                        e.getUniqueId(),
                        id -> new Input.OriginateEnded(at, id, e.isSuccess(), number(e.getReason())));
            case AsyncAgiStartEvent e -> about(e.getUniqueId(), e.getUniqueId(), _ -> new Input.AgiStarted(at));
            case AsyncAgiExecEvent e -> about(e.getUniqueId(), e.getUniqueId(), _ -> agiAnswered(e, at));
            default -> Optional.empty();
        };
    }

    /** The attempt whose channel this is, empty if it is not ours. */
    public Optional<UUID> attemptOf(@Nullable String linkedId) {
        return Optional.ofNullable(linkedId)
                .flatMap(ChannelId::parse)
                .filter(id -> id.installation().equals(installation))
                .map(ChannelId::attemptId);
    }

    /** The switch's own stamp where {@code timestampevents=yes}. */
    private static Instant stamped(ManagerEvent event, Instant receivedAt) {
        Double seconds = event.getTimestamp();
        return seconds == null ? receivedAt : Instant.EPOCH.plusNanos(Math.round(seconds * 1e6) * 1_000L);
    }

    private Optional<Heard> newState(NewStateEvent event, Instant at) {
        String state = text(event.getChannelStateDesc());
        return switch (state) {
            case RINGING -> about(event.getLinkedId(), event.getUniqueId(), id -> new Input.LegRang(at, id));
            case UP -> about(event.getLinkedId(), event.getUniqueId(), id -> new Input.LegUp(at, id));
            default -> Optional.empty();
        };
    }

    private Optional<Heard> about(@Nullable String linkedId, @Nullable String uniqueId, Function<String, Input> input) {
        return uniqueId == null
                ? Optional.empty()
                : attemptOf(linkedId).map(attempt -> new Heard(attempt, input.apply(uniqueId)));
    }

    static Input.AgiAnswered agiAnswered(AsyncAgiExecEvent event, Instant at) {
        String result = URLDecoder.decode(text(event.getResult()), StandardCharsets.UTF_8)
                .strip();
        String command = text(event.getCommandId());
        Matcher matcher = AGI_RESULT.matcher(result);
        if (!matcher.matches()) {
            return new Input.AgiAnswered(at, command, 0, 0, null);
        }
        int answer = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return new Input.AgiAnswered(at, command, Integer.parseInt(matcher.group(1)), answer, matcher.group(3));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
