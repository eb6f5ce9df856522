package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code AGI(agi:async)}: runs the commands put in the channel's queue, one after the other. An idle channel looks at
 * its queue every 100 ms, one with media at every packet; a command that finds the next one waiting is followed by it
 * at once.
 */
final class AsyncAgi extends Task {
    private static final Duration WITHOUT_MEDIA = Duration.ofMillis(100);
    private static final Duration WITH_MEDIA = Duration.ofMillis(20);

    /** "Presentation Restricted, Not Screened". */
    private static final int RESTRICTED = 32;

    private record Order(String command, String commandId) {}

    private final Deque<Order> queue = new ArrayDeque<>();
    private @Nullable Order running;
    private @Nullable Timer look;
    private Instant idleSince = Instant.EPOCH;

    AsyncAgi(Switchboard board, Channel channel, IntConsumer done) {
        super(board, channel, done);
    }

    /** The CommandID of the AGI command that runs on {@code channel}, or empty. */
    static String runningCommand(Channel channel) {
        for (Task task : channel.tasks) {
            if (task instanceof AsyncAgi agi && agi.running != null) {
                return agi.running.commandId();
            }
        }
        return "";
    }

    @Override
    protected void start() {
        board.reports.agi("AsyncAGIStart", channel, e -> e.field("Env", encode(environment())));
        idleSince = board.now();
    }

    private String environment() {
        return "agi_request: async\nagi_channel: " + channel.name + "\nagi_language: en\nagi_type: "
                + channel.technology() + "\nagi_uniqueid: " + channel.uniqueid
                + "\nagi_version: 22.10.1\nagi_callerid: "
                + unknown(channel.caller.number()) + "\nagi_calleridname: " + unknown(channel.caller.name())
                + "\nagi_callingpres: " + (channel.restricted ? RESTRICTED : 0)
                + "\nagi_callingani2: 0\nagi_callington: 0\nagi_callingtns: 0\nagi_dnid: unknown\n"
                + "agi_rdnis: unknown\nagi_context: " + channel.context + "\nagi_extension: " + channel.exten
                + "\nagi_priority: " + channel.priority + "\nagi_enhanced: 0.0\nagi_accountcode: "
                + channel.accountCode + "\nagi_threadid: " + (139_986_071_197_376L + System.identityHashCode(this))
                + "\n\n";
    }

    private static String unknown(String value) {
        return value.isEmpty() ? "unknown" : value;
    }

    /** Percent-encoding as Asterisk does it: letters, digits and {@code -_.!~*'()} stay. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    void add(String command, String commandId) {
        queue.add(new Order(command, commandId));
        if (running == null && look == null) {
            long period = (channel.farEnd != null && channel.farEnd.media() ? WITH_MEDIA : WITHOUT_MEDIA).toMillis();
            long idle = Duration.between(idleSince, board.now()).toMillis();
            look = board.loop.after(Duration.ofMillis(period - idle % period), this::next);
        }
    }

    private void next() {
        look = null;
        if (running != null) {
            // A command that came between the end of one and the start of the next has had the queue looked at twice.
            return;
        }
        Order order = queue.poll();
        if (over() || order == null || channel.hangupRequested) {
            return;
        }
        running = order;
        int execution = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        board.reports.agi(
                "AGIExecStart", channel, e -> e.field("CommandId", execution).field("Command", order.command()));
        AgiCommand.execute(board, channel, order.command(), result -> finished(order, execution, result));
    }

    private void finished(Order order, int execution, AgiResult result) {
        running = null;
        board.reports.agi(
                "AGIExecEnd",
                channel,
                e -> e.field("CommandId", execution)
                        .field("Command", order.command())
                        .field("ResultCode", result.code())
                        .field("Result", result.word()));
        board.reports.agi("AsyncAGIExec", channel, e -> {
            e.field("Result", encode(result.line() + "\n"));
            if (!order.commandId().isEmpty()) {
                e.field("CommandId", order.commandId());
            }
        });
        idleSince = board.now();
        if (channel.hangupRequested || result.endsCall()) {
            channel.hangupRequested = true;
            end();
        } else if (!queue.isEmpty()) {
            board.loop.execute(this::next);
        }
    }

    private void end() {
        if (look != null) {
            look.cancel();
        }
        board.reports.agi("AsyncAGIEnd", channel, _ -> {});
        finish(-1);
    }

    @Override
    protected void interrupted() {
        if (running == null && !over()) {
            end();
        }
    }
}
