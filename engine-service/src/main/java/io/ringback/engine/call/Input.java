package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.CalleeAuthorized;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.cause.HangupCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call can be told. */
public sealed interface Input {
    /** When it happened: the switch's clock where it stamps its events, else ours. */
    Instant at();

    /** The moment a state waited for may have come. */
    record Tick(Instant at) implements Input {}

    /** What the switch says of one channel. */
    sealed interface LegFact extends Input {
        /** The channel's unique id. */
        String uniqueId();
    }

    /** A channel is being dialled (DialBegin). */
    record LegBegan(Instant at, String uniqueId) implements LegFact {}

    /** The phone rings (DialState, Newstate). */
    record LegRang(Instant at, String uniqueId) implements LegFact {}

    /** The phone was answered (Newstate). */
    record LegUp(Instant at, String uniqueId) implements LegFact {}

    /** The dial is over (DialEnd). */
    record DialEnded(Instant at, String uniqueId, String status) implements LegFact {
        static final String ANSWER = "ANSWER";
        static final String NO_ANSWER = "NOANSWER";
        static final String DECLINED = "CONTINUE";
    }

    /** The channel joined a bridge. */
    record BridgeEntered(Instant at, String uniqueId) implements LegFact {}

    /** The channel left its bridge. */
    record BridgeLeft(Instant at, String uniqueId) implements LegFact {}

    /** This side asked for the end. */
    record HangupRequested(Instant at, String uniqueId) implements LegFact {}

    /** On this side somebody asked never to be called again (our dialplan's UserEvent). */
    record NeverAgain(Instant at, String uniqueId) implements LegFact {}

    /** The channel is gone. */
    record HungUp(Instant at, String uniqueId, HangupCause cause) implements LegFact {}

    /**
     * The originate of this channel came to an end; its reason is nearly useless: 3 is our own ring timeout. It may come
     * late or twice, when another channel is dialled already.
     */
    record OriginateEnded(Instant at, String uniqueId, boolean success, int reason) implements Input {
        static final int TIMEOUT = 3;
        private static final int BUSY = 5;
        private static final int CONGESTION = 8;

        /** What a busy or congestion frame says, for then the hang-up carries no cause; nothing for any other reason. */
        HangupCause frame() {
            return switch (reason) {
                case BUSY -> new HangupCause(HangupCause.USER_BUSY, null);
                case CONGESTION -> new HangupCause(HangupCause.NO_CIRCUIT, null);
                default -> HangupCause.NONE;
            };
        }
    }

    /** The dialplan handed the caller's channel over. */
    record AgiStarted(Instant at) implements Input {}

    /**
     * A command on the caller's channel has come to its end.
     *
     * @param code 200 if it was understood
     * @param result -1 if the channel is gone
     */
    record AgiAnswered(
            Instant at,
            String command,
            int code,
            int result,
            @Nullable String value) implements Input {
        /** Whether there is nobody left who could hear. */
        public boolean channelGone() {
            return (code == 200 && result == -1) || code == 511;
        }

        /** What a variable holds, empty if it is not set. */
        public String text() {
            return value == null ? "" : value;
        }
    }

    /**
     * An action was not taken.
     *
     * @param subject {@code originate}, {@code hangup}, {@code timeout}, {@code dtmf}, or the command's name
     * @param unsent whether it never left, because the session was over; else the switch refused it
     */
    record ActionRefused(Instant at, String subject, String message, boolean unsent) implements Input {
        public static final String ORIGINATE = "originate";
        public static final String HANGUP = "hangup";
        public static final String TIMEOUT = "timeout";
        public static final String DTMF = "dtmf";

        /** The switch refused it. */
        public ActionRefused(Instant at, String subject, String message) {
            this(at, subject, message, false);
        }

        /** It never left. */
        public static ActionRefused unsent(Instant at, String subject) {
            return new ActionRefused(at, subject, "the switch is away", true);
        }

        /** Whether the switch refused this; what was not sent leaves a call where it is until the switch is seen again. */
        boolean refuses(String action) {
            return !unsent && subject.equals(action);
        }
    }

    /** The last gate did not let this dial out. */
    record DialForbidden(Instant at, int n, String rule) implements Input {}

    /** The connection to the switch is lost. */
    record SwitchLost(Instant at) implements Input {}

    /**
     * What a fresh connection shows of this call.
     *
     * @param bootedAt when the switch began to run, null if it is not known
     */
    record Sighted(
            Instant at,
            Optional<SeenChannel> caller,
            List<SeenChannel> others,
            @Nullable Instant bootedAt) implements Input {
        public Sighted {
            others = List.copyOf(others);
        }

        /** Without knowing since when the switch runs. */
        public Sighted(Instant at, Optional<SeenChannel> caller, List<SeenChannel> others) {
            this(at, caller, others, null);
        }
    }

    /**
     * A channel as a status listing shows it.
     *
     * @param talkedOver ways on which its last dial was answered, by {@code DIALSTATUS} and {@code DIALEDPEERNUMBER}
     */
    record SeenChannel(String uniqueId, boolean up, String application, boolean bridged, Set<Route> talkedOver) {
        public SeenChannel {
            talkedOver = Set.copyOf(talkedOver);
        }

        /** One whose last dial was not answered, or that made none. */
        public SeenChannel(String uniqueId, boolean up, String application, boolean bridged) {
            this(uniqueId, up, application, bridged, Set.of());
        }

        boolean isRunning(String app) {
            return application.equalsIgnoreCase(app);
        }
    }

    /** The switch may be used: begin. */
    record Begin(Instant at) implements Input {}

    /** End it now. */
    record Stop(Instant at, StopReason reason) implements Input {}

    /** What rating answers to what the caller has keyed; it may come late, or for a question that is over. */
    sealed interface Ruling extends Input {}

    /** The keyed destination may be dialled. */
    record CalleeAllowed(Instant at, CalleeAuthorized authorization) implements Ruling {}

    /** The keyed destination may not be dialled. */
    record CalleeDenied(Instant at, int tryNumber, RefusalReason reason) implements Ruling {}

    /** Account and PIN were right: the call goes on by this order. */
    record Identified(Instant at, AttemptAuthorized order) implements Ruling {}

    /**
     * Account and PIN were not accepted.
     *
     * @param triesLeft by rating's count, 0 if the account is locked
     */
    record IdentityDenied(Instant at, int tryNumber, int triesLeft) implements Ruling {}

    /** More talk, or the word that there is none: a total, never a delta. */
    record Extended(Instant at, int sequence, int grantedSeconds, boolean last) implements Input {}
}
