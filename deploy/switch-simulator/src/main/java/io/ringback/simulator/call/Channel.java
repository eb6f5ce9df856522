package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import io.ringback.simulator.event.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One channel of the switch: its facts, and what is running on it. Touched on the loop's thread only. */
public final class Channel {
    final String name;
    final String uniqueid;
    final String linkedid;
    final Instant createdAt;
    final Variables variables = new Variables();
    final Deque<Task> tasks = new ArrayDeque<>();
    final List<Cdr> cdrs = new ArrayList<>();
    /** Files that its talks are recorded to. */
    final List<String> recordings = new ArrayList<>();

    ChannelState state = ChannelState.DOWN;
    CallerId caller = CallerId.NONE;
    CallerId connected = CallerId.NONE;
    String ani = "";
    /** Whether the caller asked for the number not to be shown (CLIR). */
    boolean restricted;

    String accountCode = "";
    String context;
    String exten;
    int priority = 1;
    String application = "";
    String applicationData = "";
    String baseApplication = "";
    String baseData = "";
    HangupCause cause = HangupCause.NONE;
    int techCause;
    String hangupSource = "";
    boolean hangupRequested;
    boolean gone;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant hangupAt;

    @Nullable
    Timer hangupTimer;

    @Nullable
    Bridge bridge;

    @Nullable
    Dialler dialler;

    @Nullable
    FarEnd farEnd;

    @Nullable
    Channel talkingTo;

    Duration responseTimeout = Duration.ofSeconds(10);
    Duration digitTimeout = Duration.ofSeconds(5);
    /** The application CEL saw last; only a Dial is told apart. */
    String celDial = "";
    /** The last DialEnd as CEL keeps it for the hang-up record. */
    String celDialStatus = "";
    /** The AGI command that made this leg, if any: ties a ring at a phone to one dial intent. */
    String commandId = "";

    Channel(String name, String uniqueid, String linkedid, String context, String exten, Instant createdAt) {
        this.name = name;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid;
        this.context = context;
        this.exten = exten;
        this.createdAt = createdAt;
    }

    public String name() {
        return name;
    }

    public String uniqueid() {
        return uniqueid;
    }

    public String linkedid() {
        return linkedid;
    }

    public String commandId() {
        return commandId;
    }

    public ChannelState state() {
        return state;
    }

    public CallerId caller() {
        return caller;
    }

    public String context() {
        return context;
    }

    public String exten() {
        return exten;
    }

    public String application() {
        return application;
    }

    public String applicationData() {
        return applicationData;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String bridgeId() {
        return bridge == null ? "" : bridge.id();
    }

    public @Nullable Instant hangupAt() {
        return hangupAt;
    }

    public boolean gone() {
        return gone;
    }

    public boolean answered() {
        return answeredAt != null;
    }

    public HangupCause cause() {
        return cause;
    }

    public List<String> listedVariables() {
        return variables.listed();
    }

    public CallerId connected() {
        return connected;
    }

    /** Puts an AGI command in this channel's queue; false when it does not run AsyncAGI. */
    public boolean addAgiCommand(String command, String commandId) {
        for (Task task : tasks) {
            if (task instanceof AsyncAgi agi) {
                agi.add(command, commandId);
                return true;
            }
        }
        return false;
    }

    public String technology() {
        return name.substring(0, name.indexOf('/'));
    }

    public Optional<Bridge> bridge() {
        return Optional.ofNullable(bridge);
    }

    /** {@code PJSIP/gw} of {@code PJSIP/gw-0000001f}, {@code Local/x@phones} of {@code Local/x@phones-00000001;2}. */
    String device() {
        return name.substring(0, name.lastIndexOf('-'));
    }

    /** The fourteen headers that describe a channel in every event about it. */
    public void describe(Fields event, String prefix) {
        event.field(prefix + "Channel", name)
                .field(prefix + "ChannelState", state.code())
                .field(prefix + "ChannelStateDesc", state.text())
                .field(prefix + "CallerIDNum", caller.shownNumber())
                .field(prefix + "CallerIDName", caller.shownName())
                .field(prefix + "ConnectedLineNum", connected.shownNumber())
                .field(prefix + "ConnectedLineName", connected.shownName())
                .field(prefix + "Language", "en")
                .field(prefix + "AccountCode", accountCode)
                .field(prefix + "Context", context)
                .field(prefix + "Exten", exten)
                .field(prefix + "Priority", priority)
                .field(prefix + "Uniqueid", uniqueid)
                .field(prefix + "Linkedid", linkedid);
    }

    /** Seconds left until the absolute timeout, three decimals, or 0 without one. */
    String absoluteTimeoutLeft(Instant now) {
        if (hangupAt == null) {
            return "0";
        }
        double left = Math.max(0, Duration.between(now, hangupAt).toMillis()) / 1000.0;
        return String.format(Locale.ROOT, "%.3f", left);
    }
}
