package io.ringback.simulator.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** The dialplan applications this switch has. Those that take time are {@link Task}s, the others end at once. */
final class Applications {
    private static final Set<String> KNOWN = Set.of(
            "AGI",
            "AMD",
            "Answer",
            "Background",
            "Busy",
            "Congestion",
            "Dial",
            "Hangup",
            "MixMonitor",
            "NoOp",
            "Playback",
            "Read",
            "Return",
            "Ringing",
            "SendDTMF",
            "Set",
            "StopMixMonitor",
            "Wait");

    private final Switchboard board;

    Applications(Switchboard board) {
        this.board = board;
    }

    static boolean known(String application) {
        return KNOWN.contains(application);
    }

    /** Runs {@code application} on the channel and tells {@code done} its result: -1 when the channel is to end. */
    void execute(Channel channel, String application, String data, IntConsumer done) {
        switch (application) {
            case "AGI" -> new AsyncAgi(board, channel, done).begin();
            case "AMD" -> new DetectMachine(board, channel, done).begin();
            case "Dial" -> new Dial(board, channel, DialOptions.parse(data), done).begin();
            case "Read" -> Read.on(board, channel, data, done).begin();
            case "Playback" -> new Playback(board, channel, files(data), false, done).begin();
            case "Background" -> new Playback(board, channel, files(data), true, done).begin();
            case "Wait" -> new Wait(board, channel, Functions.seconds(data), done).begin();
            case "Busy" -> frame(channel, "BUSY", done);
            case "Congestion" -> frame(channel, "CONGESTION", done);
            case "SendDTMF" -> new SendDigits(board, channel, data, done).begin();
            case "Hangup" -> done.accept(hangup(channel, data));
            default -> done.accept(atOnce(channel, application, data));
        }
    }

    private static List<String> files(String data) {
        return Arrays.asList(data.split(",", -1)[0].split("&", -1));
    }

    private int atOnce(Channel channel, String application, String data) {
        switch (application) {
            case "Answer" -> answer(channel);
            case "MixMonitor" -> board.recordings().begin(board, channel, data);
            case "StopMixMonitor" -> board.recordings().stop(channel);
            case "Ringing" -> {
                if (channel.farEnd instanceof LocalHalf half) {
                    board.signalling().ring(half.other());
                }
            }
            case "Set" -> {
                int equals = data.indexOf('=');
                if (equals > 0) {
                    board.setVariable(channel, data.substring(0, equals), data.substring(equals + 1));
                }
            }
            default -> {
                // NoOp and Return say nothing to the outside.
            }
        }
        return 0;
    }

    void answer(Channel channel) {
        board.signalling().answer(channel);
        if (channel.farEnd instanceof LocalHalf half) {
            board.signalling().answer(half.other());
        }
    }

    private static int hangup(Channel channel, String data) {
        channel.hangupSource = "dialplan/builtin";
        channel.cause = data.matches("\\d{1,3}") ? new HangupCause(Integer.parseInt(data)) : HangupCause.NORMAL;
        return -1;
    }

    private void frame(Channel channel, String status, IntConsumer done) {
        channel.cause = new HangupCause(status.equals("BUSY") ? 17 : 34);
        board.state(channel, ChannelState.BUSY);
        if (channel.farEnd instanceof LocalHalf half && half.other().dialler != null) {
            half.other().dialler.refusedByFrame(half.other(), status);
        }
        new Wait(board, channel, Duration.ofHours(1), done).begin();
    }
}
