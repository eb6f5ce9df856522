package io.ringback.engine.wire;

import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.ChannelId;
import io.ringback.engine.call.ChannelMarks;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds every action. */
public final class Actions {
    /** The events a call needs; a dozen of some sixty kinds. */
    private static final String EVENTS =
            "Event: (OriginateResponse|AsyncAGIStart|AsyncAGIExec|DialBegin|DialState|DialEnd"
                    + "|Newstate|BridgeEnter|BridgeLeave|Hangup|HangupRequest|FullyBooted|Shutdown|CoreShowChannel|Status"
                    + "|UserEvent|ExtensionStatus)";

    /** Technology of a channel no switch has: nothing can ring. */
    private static final String NOWHERE = "RingbackProbe/none";

    private final String context;

    /**
     * @param context the dialplan context that hands channels over
     * @throws UnsafeValue if it is none
     */
    public Actions(String context) {
        this.context = ValueKind.CONTEXT.check(context);
    }

    /** The dialplan context that hands channels over. */
    public String context() {
        return context;
    }

    /** Rings the caller. */
    public WireAction originate(Originate originate, ChannelTemplate template) {
        ChannelId id = ChannelId.parse(originate.dial().channelId())
                .orElseThrow(() -> new UnsafeValue("not a channel id of ours, so it is not sent"));
        String variables = "__RINGBACK_ID=" + ValueKind.ID.check(id.attemptId().toString()) + ",TIMEOUT(absolute)="
                + ValueKind.COUNT.check(originate.absoluteSeconds()) + marks(originate.marks());
        List<Header> headers = new ArrayList<>(List.of(
                new Header("Channel", template.channel(originate.dial().route().number())),
                new Header("Context", context),
                new Header("Exten", "s"),
                new Header("Priority", "1"),
                new Header("Timeout", ValueKind.COUNT.check(1000L * originate.ringSeconds()))));
        callerId(originate).ifPresent(shown -> headers.add(new Header("CallerID", shown)));
        String account = ValueKind.ID.check(originate.marks().accountId().toString());
        headers.addAll(List.of(
                new Header("Account", account),
                new Header("Async", "true"),
                new Header("ChannelId", ValueKind.UNIQUE_ID.check(id.text())),
                new Header("OtherChannelId", ValueKind.UNIQUE_ID.check(id.text() + "b")),
                new Header("Variable", variables)));
        return new WireAction("Originate", headers.toArray(Header[]::new));
    }

    private static Optional<String> callerId(Originate originate) {
        String name = originate.callerName();
        String word = name == null ? "" : ValueKind.CALLER_NAME.check(name) + " ";
        return Optional.ofNullable(originate.callerId())
                .map(number -> word + "<" + ValueKind.NUMBER.check(number) + ">");
    }

    /** Read by every Dial on this channel, by the dialplan's question to the callee, and by the switch's own CDR. */
    private static String marks(ChannelMarks marks) {
        String callback = ValueKind.ID.check(marks.callbackId().toString());
        String sound = marks.warning().sound();
        return ",__RINGBACK_CALLBACK=" + callback
                + ",CDR(userfield)=" + callback
                + (sound == null ? "" : ",LIMIT_WARNING_FILE=" + ValueKind.SOUND.check(sound))
                + (marks.warning().toCallee() ? ",LIMIT_PLAYAUDIO_CALLEE=yes" : "")
                + (marks.calleeCheck().isEmpty()
                        ? ""
                        : ",__RINGBACK_CONFIRM=" + CommandLine.sounds(marks.calleeCheck()));
    }

    /** A command on the caller's channel that does not dial. */
    public WireAction command(RunAgi run) {
        return agi(run, CommandLine.of(run.command()));
    }

    /** The command on the caller's channel that dials a callee. */
    public WireAction dial(RunAgi run, AgiCommand.DialCallee dial, ChannelTemplate template) {
        return agi(run, CommandLine.dial(dial, template));
    }

    private static WireAction agi(RunAgi run, String commandLine) {
        return new WireAction(
                "AGI",
                new Header("Channel", ValueKind.UNIQUE_ID.check(run.channelId())),
                new Header("Command", commandLine),
                new Header("CommandID", ValueKind.COMMAND_NAME.check(run.name())));
    }

    /** Ends a channel. */
    public WireAction hangup(String uniqueId) {
        return new WireAction(
                "Hangup", new Header("Channel", ValueKind.UNIQUE_ID.check(uniqueId)), new Header("Cause", "16"));
    }

    /** Ends a channel that nobody answered, as a call that was rejected (Q.850 21). */
    public WireAction drop(String uniqueId) {
        return new WireAction(
                "Hangup", new Header("Channel", ValueKind.UNIQUE_ID.check(uniqueId)), new Header("Cause", "21"));
    }

    /**
     * How an extension stands.
     *
     * @param context where the operator's hints are
     */
    public WireAction extensionState(String context, String exten) {
        return new WireAction(
                "ExtensionState",
                new Header("Context", ValueKind.CONTEXT.check(context)),
                new Header("Exten", ValueKind.EXTENSION.check(exten)));
    }

    /** Ends a channel so long from now. */
    public WireAction absoluteTimeout(String uniqueId, int seconds) {
        return new WireAction(
                "AbsoluteTimeout",
                new Header("Channel", ValueKind.UNIQUE_ID.check(uniqueId)),
                new Header("Timeout", ValueKind.COUNT.check(seconds)));
    }

    /** A tone to one side. */
    public WireAction beep(String uniqueId) {
        return new WireAction(
                "PlayDTMF", new Header("Channel", ValueKind.UNIQUE_ID.check(uniqueId)), new Header("Digit", "1"));
    }

    /** Limits the session to the events a call needs. */
    public WireAction filter() {
        return new WireAction("Filter", new Header("Operation", "Add"), new Header("Filter", EVENTS));
    }

    public WireAction ping() {
        return new WireAction("Ping");
    }

    public WireAction coreShowChannels() {
        return new WireAction("CoreShowChannels");
    }

    /** Tells of every channel how its last dial went. */
    public WireAction status() {
        return new WireAction("Status", new Header("Variables", "DIALSTATUS,DIALEDPEERNUMBER"));
    }

    /** A call to a technology that does not exist: tells whether the context does, and rings nothing. */
    public WireAction probeContext() {
        return new WireAction(
                "Originate",
                new Header("Channel", NOWHERE),
                new Header("Context", context),
                new Header("Exten", "s"),
                new Header("Priority", "1"),
                new Header("Async", "true"));
    }

    /** Tells whether the context has the extension calls are handed to. */
    public WireAction showDialPlan() {
        return new WireAction("ShowDialPlan", new Header("Context", context), new Header("Extension", "s"));
    }

    /** A call from the switch to its own dialplan: it has no trunk in it, so nobody rings. */
    public WireAction probeCall(String uniqueId) {
        String id = ValueKind.UNIQUE_ID.check(uniqueId);
        return new WireAction(
                "Originate",
                new Header("Channel", "Local/s@" + context + "/n"),
                new Header("Context", context),
                new Header("Exten", "s"),
                new Header("Priority", "1"),
                new Header("Timeout", "10000"),
                new Header("Async", "true"),
                new Header("ChannelId", id),
                new Header("OtherChannelId", id + "b"),
                new Header("Variable", "TIMEOUT(absolute)=20"));
    }

    /** Asks on such a call whether the last sound was there. */
    public WireAction probePlayed(String uniqueId) {
        return new WireAction(
                "AGI",
                new Header("Channel", ValueKind.UNIQUE_ID.check(uniqueId)),
                new Header("Command", "GET VARIABLE PLAYBACKSTATUS"),
                new Header("CommandID", "played"));
    }

    /** A command for a channel that does not exist: tells whether commands are permitted. */
    public WireAction probeAgi(String nobody) {
        return new WireAction(
                "AGI",
                new Header("Channel", ValueKind.UNIQUE_ID.check(nobody)),
                new Header("Command", "NOOP"),
                new Header("CommandID", "probe"));
    }
}
