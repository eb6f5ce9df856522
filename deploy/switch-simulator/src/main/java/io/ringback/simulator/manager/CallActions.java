package io.ringback.simulator.manager;

import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.HangupCause;
import io.ringback.simulator.call.Hints;
import io.ringback.simulator.call.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Actions on live channels. */
final class CallActions {
    private static final Duration TONE = Duration.ofMillis(100);

    private static final String DEVICE = "DEVICE_STATE(";
    private static final String CUSTOM_DEVICE = DEVICE + "Custom:";

    private final ManagerServer server;
    private final Switchboard board;

    CallActions(ManagerServer server) {
        this.server = server;
        this.board = server.board;
    }

    void agi(Session session, Packet packet, Reply reply) {
        String name = packet.get("Channel");
        String command = packet.get("Command");
        if (name.isEmpty() || command.isEmpty()) {
            reply.error("Both, Channel and Command are *required*");
            return;
        }
        Channel channel = board.find(name);
        if (channel == null) {
            reply.error("Channel " + name + " does not exist.");
        } else if (channel.addAgiCommand(command, packet.get("CommandID"))) {
            reply.success("Added AGI command to queue");
        } else {
            reply.error("Failed to add AGI command to channel " + name + " queue");
        }
    }

    void hangup(Session session, Packet packet, Reply reply) {
        String name = packet.get("Channel");
        String given = packet.get("Cause");
        HangupCause cause = given.matches("\\d{1,3}") ? new HangupCause(Integer.parseInt(given)) : HangupCause.NONE;
        if (name.isEmpty()) {
            reply.error("No channel specified");
        } else if (name.startsWith("/")) {
            hangupMatching(name, cause, reply);
        } else {
            Channel channel = board.find(name);
            if (channel == null) {
                reply.error("No such channel");
            } else {
                reply.success("Channel Hungup");
                board.requestHangup(channel, cause);
            }
        }
    }

    private void hangupMatching(String expression, HangupCause cause, Reply reply) {
        if (expression.length() < 2 || !expression.endsWith("/")) {
            reply.error("Regex format invalid, Channel param should be /regex/");
            return;
        }
        String inner = expression.substring(1, expression.length() - 1);
        Pattern pattern;
        try {
            pattern = Pattern.compile(inner);
        } catch (PatternSyntaxException _) {
            reply.error("Regex compile failed on: " + expression);
            return;
        }
        List<Channel> matching = board.channels().stream()
                .filter(c -> pattern.matcher(c.name()).find())
                .toList();
        reply.listStart("Channels hung up will follow");
        for (Channel channel : matching) {
            reply.field("Event", "ChannelHungup")
                    .field("Channel", channel.name())
                    .actionId()
                    .end();
        }
        reply.listComplete("ChannelsHungupListComplete", matching.size()).end();
        matching.forEach(channel -> board.requestHangup(channel, cause));
    }

    void absoluteTimeout(Session session, Packet packet, Reply reply) {
        String name = packet.get("Channel");
        String seconds = packet.get("Timeout");
        if (name.isEmpty()) {
            reply.error("No channel specified");
        } else if (!seconds.matches("0*[1-9]\\d{0,8}")) {
            reply.error("No timeout specified");
        } else {
            Channel channel = board.find(name);
            if (channel == null) {
                reply.error("No such channel");
            } else {
                board.absoluteTimeout(channel, Duration.ofSeconds(Long.parseLong(seconds)));
                reply.success("Timeout Set");
            }
        }
    }

    void playDtmf(Session session, Packet packet, Reply reply) {
        Channel channel = board.find(packet.get("Channel"));
        if (channel == null) {
            reply.error("Channel not found");
        } else if (packet.get("Digit").isEmpty()) {
            reply.error("No digit specified");
        } else {
            // The tone is sent before the answer, and the session waits for it.
            session.hold();
            server.loop.after(TONE, () -> {
                reply.success("DTMF successfully queued");
                session.release();
            });
        }
    }

    void getvar(Session session, Packet packet, Reply reply) {
        String name = packet.get("Variable");
        String channelName = packet.get("Channel");
        Channel channel = board.find(channelName);
        if (name.isEmpty()) {
            reply.error("No variable specified");
        } else if (channel == null && !channelName.isEmpty()) {
            reply.error("No such channel");
        } else {
            String value = channel == null ? board.globals().get(name) : board.variable(channel, name);
            reply.start("Success")
                    .field("Variable", name)
                    .field("Value", value == null ? "" : value)
                    .end();
        }
    }

    void setvar(Session session, Packet packet, Reply reply) {
        String name = packet.get("Variable");
        String channelName = packet.get("Channel");
        Channel channel = board.find(channelName);
        if (name.isEmpty()) {
            reply.error("No variable specified");
        } else if (channel == null && !channelName.isEmpty()) {
            reply.error("No such channel");
        } else if (name.startsWith(CUSTOM_DEVICE) && name.endsWith(")")) {
            device(name.substring(DEVICE.length(), name.length() - 1), packet, reply);
        } else {
            if (channel == null) {
                board.globals().put(name, packet.get("Value"));
            } else {
                board.setVariable(channel, name, packet.get("Value"));
            }
            reply.success("Variable Set");
        }
    }

    private void device(String device, Packet packet, Reply reply) {
        if (Hints.settable(packet.get("Value"))) {
            reply.success("Variable Set");
            board.hints().set(device, packet.get("Value"));
        } else {
            reply.error("Variable not set");
        }
    }

    void userEvent(Session session, Packet packet, Reply reply) {
        reply.success("Event Sent");
        board.userEvent(event -> {
            event.field("UserEvent", packet.get("UserEvent"));
            for (String[] header : packet.headers()) {
                if (!List.of("action", "userevent").contains(header[0].toLowerCase(Locale.ROOT))) {
                    event.field(header[0], header[1]);
                }
            }
        });
    }
}
