package io.ringback.trigger.notice;

import io.ringback.contracts.values.CallbackStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be told of, by name: {@code callback.} and the status a step leads to, in small letters. */
public record NoticeEvent(CallbackStatus status) {
    /** A notice somebody asked for to try a webhook. */
    public static final String TEST = "webhook.test";

    /** An account's balance has fallen below what it wants to be told of. */
    public static final String LOW_BALANCE = "account.low_balance";

    private static final String PREFIX = "callback.";

    /** The ends of a callback: what a webhook hears of that names nothing. */
    public static final List<String> ENDS = EnumSet.of(
                    CallbackStatus.COMPLETED,
                    CallbackStatus.NOT_REACHED,
                    CallbackStatus.REFUSED,
                    CallbackStatus.CANCELLED,
                    CallbackStatus.EXPIRED,
                    CallbackStatus.UNKNOWN)
            .stream()
            .map(status -> new NoticeEvent(status).name())
            .toList();

    /** As in {@code callback.not_reached}. */
    public String name() {
        return PREFIX + status.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a webhook may ask for this. */
    public static boolean known(String name) {
        return name.equals(LOW_BALANCE) || of(name).isPresent();
    }

    /** The event of this name, if there is one. */
    public static Optional<NoticeEvent> of(String name) {
        return Arrays.stream(CallbackStatus.values())
                .map(NoticeEvent::new)
                .filter(event -> event.name().equals(name))
                .findFirst();
    }
}
