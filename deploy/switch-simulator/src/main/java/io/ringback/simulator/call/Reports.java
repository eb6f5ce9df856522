package io.ringback.simulator.call;

import io.ringback.simulator.event.Event;
import io.ringback.simulator.event.EventClass;
import io.ringback.simulator.event.Events;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The manager events about channels, dials and bridges, each with its headers in Asterisk's order. */
final class Reports {
    private final Events events;

    Reports(Events events) {
        this.events = events;
    }

    private void channel(String name, Channel channel, Consumer<Event> rest) {
        channel(EventClass.CALL, name, channel, rest);
    }

    private void channel(EventClass eventClass, String name, Channel channel, Consumer<Event> rest) {
        events.publish(eventClass, name, event -> {
            channel.describe(event, "");
            rest.accept(event);
        });
    }

    void newChannel(Channel channel) {
        channel("Newchannel", channel, _ -> {});
    }

    void newState(Channel channel) {
        channel("Newstate", channel, _ -> {});
    }

    void newAccountCode(Channel channel) {
        if (!channel.accountCode.isEmpty()) {
            channel("NewAccountCode", channel, e -> e.field("OldAccountCode", ""));
        }
    }

    void newCallerId(Channel channel) {
        channel("NewCallerid", channel, e -> e.field("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
    }

    void newConnectedLine(Channel channel) {
        channel("NewConnectedLine", channel, _ -> {});
    }

    void newExten(Channel channel, String application, String data) {
        channel(
                EventClass.DIALPLAN,
                "Newexten",
                channel,
                e -> e.field("Extension", channel.exten)
                        .field("Application", application)
                        .field("AppData", data));
    }

    void varSet(Channel channel, String name, String value) {
        channel(
                EventClass.DIALPLAN,
                "VarSet",
                channel,
                e -> e.field("Variable", name).field("Value", value));
    }

    void hangupRequest(Channel channel, @Nullable HangupCause cause, int techCause) {
        channel("HangupRequest", channel, e -> {
            if (cause != null) {
                e.field("Cause", cause.code());
            }
            if (techCause > 0) {
                e.field("TechCause", techCause);
            }
        });
    }

    void softHangupRequest(Channel channel, int reason) {
        channel("SoftHangupRequest", channel, e -> e.field("Cause", reason));
    }

    void hangup(Channel channel) {
        channel("Hangup", channel, e -> {
            e.field("Cause", channel.cause.code()).field("Cause-txt", channel.cause.text());
            if (channel.techCause > 0) {
                e.field("TechCause", channel.techCause);
            }
        });
    }

    void dialBegin(@Nullable Channel caller, Channel callee, String dialString) {
        dial("DialBegin", caller, callee, e -> e.field("DialString", dialString));
    }

    void dialState(@Nullable Channel caller, Channel callee, String status) {
        dial("DialState", caller, callee, e -> e.field("DialStatus", status));
    }

    void dialEnd(@Nullable Channel caller, Channel callee, String status) {
        if (caller != null) {
            caller.celDialStatus = status.equals("CONTINUE") ? "" : status;
        }
        dial("DialEnd", caller, callee, e -> e.field("DialStatus", status));
    }

    private void dial(String name, @Nullable Channel caller, Channel callee, Consumer<Event> rest) {
        events.publish(EventClass.CALL, name, event -> {
            if (caller != null) {
                caller.describe(event, "");
            }
            callee.describe(event, "Dest");
            rest.accept(event);
        });
    }

    void bridge(String name, Bridge bridge) {
        events.publish(EventClass.CALL, name, bridge::describe);
    }

    void bridge(String name, Bridge bridge, Channel channel) {
        events.publish(EventClass.CALL, name, event -> {
            bridge.describe(event);
            channel.describe(event, "");
        });
    }

    void localBridge(Channel one, Channel two) {
        events.publish(EventClass.CALL, "LocalBridge", event -> {
            one.describe(event, "LocalOne");
            two.describe(event, "LocalTwo");
            event.field("Context", two.context).field("Exten", two.exten).field("LocalOptimization", "No");
        });
    }

    void deviceState(String device, String state) {
        events.publish(
                EventClass.CALL,
                "DeviceStateChange",
                e -> e.field("Device", device).field("State", state));
    }

    void extensionStatus(Hints.Hint hint, Hints.Status status) {
        events.publish(
                EventClass.CALL,
                "ExtensionStatus",
                e -> e.field("Exten", hint.exten())
                        .field("Context", hint.context())
                        .field("Hint", hint.device())
                        .field("Status", status.code())
                        .field("StatusText", status.text()));
    }

    void cdr(Channel channel, Cdr cdr) {
        events.publish(EventClass.CDR, "Cdr", e -> cdr.describe(e, channel, channel.answeredAt));
    }

    void agi(String name, Channel channel, Consumer<Event> rest) {
        channel(EventClass.AGI, name, channel, rest);
    }

    /** One that the dialplan sends, with the headers of the channel it runs on. */
    void userEvent(Channel channel, String name) {
        channel(EventClass.USER, "UserEvent", channel, e -> e.field("UserEvent", name));
    }

    void userEvent(Consumer<Event> fields) {
        events.publish(EventClass.USER, "UserEvent", fields);
    }

    void originateResponse(Consumer<Event> fields) {
        events.publish(EventClass.CALL, "OriginateResponse", fields);
    }

    void system(String name, Consumer<Event> fields) {
        events.publish(EventClass.SYSTEM, name, fields);
    }
}
