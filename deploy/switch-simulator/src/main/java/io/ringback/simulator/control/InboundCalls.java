package io.ringback.simulator.control;

import io.ringback.simulator.call.CallerId;
import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that come in from a carrier, as a scripted phone makes them, and what became of them. */
final class InboundCalls {
    /** The oldest are forgotten. */
    private static final int MOST = 10_000;

    private final EventLoop loop;
    private final Switchboard board;
    private final String endpoint;
    private final Deque<Call> calls = new ArrayDeque<>();

    private record Call(CallerId from, String to, Channel channel) {}

    InboundCalls(EventLoop loop, Switchboard board, String endpoint) {
        this.loop = loop;
        this.board = board;
        this.endpoint = endpoint;
    }

    /** Calls {@code to} and returns the new channel's id and name. */
    Map<String, Object> begin(Map<String, Object> body) {
        CallerId from = CallerId.parse(Control.string(body, "from"));
        String to = Control.string(body, "to");
        String context = Control.string(body, "context");
        boolean restricted = Boolean.TRUE.equals(body.get("restricted"));
        Channel channel = loop.ask(() -> {
            Channel made = board.inbound(endpoint, context, to, from, restricted);
            calls.add(new Call(from, to, made));
            if (calls.size() > MOST) {
                calls.remove();
            }
            return made;
        });
        return Map.of("channelId", channel.uniqueid(), "channel", channel.name());
    }

    /** The person hangs up; whether the call was still there. */
    boolean leave(String channelId) {
        return loop.ask(() -> {
            Optional<Channel> channel = calls.stream()
                    .map(Call::channel)
                    .filter(each -> each.uniqueid().equals(channelId) && !each.gone())
                    .findFirst();
            channel.ifPresent(board.signalling()::bye);
            return channel.isPresent();
        });
    }

    /** All of them, in the order in which they came. */
    List<Map<String, Object>> all() {
        return loop.ask(() -> calls.stream().map(InboundCalls::shown).toList());
    }

    private static Map<String, Object> shown(Call call) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channelId", call.channel().uniqueid());
        shown.put("from", call.from().number());
        shown.put("to", call.to());
        shown.put("answered", call.channel().answered());
        shown.put("ended", call.channel().gone());
        shown.put("cause", call.channel().cause().code());
        return shown;
    }
}
