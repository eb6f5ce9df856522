package io.ringback.simulator.call;

import io.ringback.simulator.event.EventClass;
import io.ringback.simulator.event.Events;

/** Channel event logging: the second, parallel account Asterisk gives of a call. */
final class Cel {
    private final Switchboard board;
    private final Events events;

    Cel(Switchboard board, Events events) {
        this.board = board;
        this.events = events;
    }

    void started(Channel channel) {
        report("CHAN_START", channel, channel.application, channel.applicationData, "", "");
    }

    void answered(Channel channel) {
        report("ANSWER", channel, channel.application, channel.applicationData, "", "");
    }

    void streamBegan(Channel channel, String sound) {
        report(
                "STREAM_BEGIN",
                channel,
                channel.application,
                channel.applicationData,
                "",
                "{\"sound\":\"" + sound + "\",\"format\":\"slin\",\"language\":\"en\"}");
    }

    void streamEnded(Channel channel) {
        report("STREAM_END", channel, channel.application, channel.applicationData, "", "");
    }

    void digit(Channel channel, char digit) {
        String extra = "{\"digit\":\"" + digit + "\",\"duration_ms\":100}";
        report("DTMF", channel, channel.application, channel.applicationData, "", extra);
    }

    /** An application starts: a Dial begins, or the last Dial is seen to have ended. */
    void application(Channel channel, String name, String data) {
        boolean wasDial = !channel.celDial.isEmpty();
        if (name.equals("Dial")) {
            if (!wasDial) {
                report("APP_START", channel, name, data, "", "");
            }
            channel.celDial = data;
        } else if (wasDial) {
            report("APP_END", channel, "Dial", channel.celDial, "", "");
            channel.celDial = "";
        }
    }

    void bridgeEntered(Channel channel, Bridge bridge, String peer) {
        report("BRIDGE_ENTER", channel, channel.application, channel.applicationData, peer, extra(bridge));
    }

    void bridgeLeft(Channel channel, Bridge bridge, String peer) {
        report("BRIDGE_EXIT", channel, channel.application, channel.applicationData, peer, extra(bridge));
    }

    private static String extra(Bridge bridge) {
        return "{\"bridge_id\":\"" + bridge.id() + "\",\"bridge_technology\":\"" + bridge.technology() + "\"}";
    }

    void ended(Channel channel) {
        application(channel, channel.baseApplication, channel.baseData);
        String extra = "{\"hangupcause\":" + channel.cause.code() + ",\"hangupsource\":\"" + channel.hangupSource
                + "\",\"dialstatus\":\"" + channel.celDialStatus + "\"}";
        report("HANGUP", channel, channel.baseApplication, channel.baseData, "", extra);
        report("CHAN_END", channel, channel.baseApplication, channel.baseData, "", "");
    }

    void linkedidEnded(Channel channel) {
        report("LINKEDID_END", channel, channel.baseApplication, channel.baseData, "", "");
    }

    private void report(String name, Channel channel, String application, String data, String peer, String extra) {
        events.publish(
                EventClass.CALL,
                "CEL",
                event -> event.field("EventName", name)
                        .field("AccountCode", channel.accountCode)
                        .field("CallerIDnum", channel.caller.number())
                        .field("CallerIDname", channel.caller.name())
                        .field("CallerIDani", channel.ani)
                        .field("CallerIDrdnis", "")
                        .field("CallerIDdnid", "")
                        .field("Exten", channel.exten)
                        .field("Context", channel.context)
                        .field("Channel", channel.name)
                        .field("Application", application)
                        .field("AppData", data)
                        .field("EventTime", Cdr.time(board.now()))
                        .field("AMAFlags", "DOCUMENTATION")
                        .field("UniqueID", channel.uniqueid)
                        .field("LinkedID", channel.linkedid)
                        .field("Userfield", "")
                        .field("Peer", peer)
                        .field("PeerAccount", channel.accountCode)
                        .field("Extra", extra));
    }
}
