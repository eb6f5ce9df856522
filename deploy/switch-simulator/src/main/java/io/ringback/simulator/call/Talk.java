package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Caller and callee in a bridge, until one of them leaves or the limit is reached. */
final class Talk {
    private final Switchboard board;
    private final Channel caller;
    private final Channel callee;
    private final DialOptions options;
    private final Runnable ended;
    private final Bridge bridge = new Bridge();
    private final LimitWarnings warnings;
    private @Nullable Timer limit;
    private Instant begunAt = Instant.EPOCH;
    private boolean over;

    Talk(Switchboard board, Channel caller, Channel callee, DialOptions options, Runnable ended) {
        this.board = board;
        this.caller = caller;
        this.callee = callee;
        this.options = options;
        this.ended = ended;
        this.warnings = new LimitWarnings(board, caller, options);
    }

    void begin() {
        begunAt = board.now();
        board.reports.bridge("BridgeCreate", bridge);
        enter(callee, "");
        enter(caller, callee.name);
        bridge.settle();
        caller.talkingTo = callee;
        callee.talkingTo = caller;
        peerVariables(caller, callee.name);
        peerVariables(callee, caller.name);
        Duration most = options.limit();
        if (!most.isZero()) {
            callee.hangupAt = board.now().plus(most);
            limit = board.loop.after(most, () -> end(caller));
            warnings.start();
        }
        // Nobody notices a bridge that one of the two has left before.
        if (!callee.hangupRequested) {
            bridged(callee);
            bridged(caller);
        }
    }

    private static void bridged(Channel channel) {
        if (channel.farEnd != null) {
            channel.farEnd.bridged();
        }
    }

    private void enter(Channel channel, String peer) {
        bridge.join(channel);
        board.reports.bridge("BridgeEnter", bridge, channel);
        board.cel.bridgeEntered(channel, bridge, peer);
    }

    private void peerVariables(Channel channel, String peer) {
        board.setVariable(channel, "BRIDGEPEER", peer);
        board.setVariable(channel, "BRIDGEPVTCALLID", UUID.randomUUID().toString());
    }

    /** Ends the talk; {@code first} is the one who leaves first: who hung up, or the caller when time is up. */
    void end(Channel first) {
        if (over) {
            return;
        }
        over = true;
        board.recordings().bridged(caller, Duration.between(begunAt, board.now()));
        if (limit != null) {
            limit.cancel();
        }
        warnings.stop();
        Channel second = first == caller ? callee : caller;
        leave(first, second.name);
        leave(second, "");
        board.reports.bridge("BridgeDestroy", bridge);
        clear(callee);
        clear(caller);
        normalCause(caller);
        normalCause(callee);
        ended.run();
    }

    private void leave(Channel channel, String peer) {
        board.cel.bridgeLeft(channel, bridge, peer);
        bridge.leave(channel);
        channel.talkingTo = null;
        board.reports.bridge("BridgeLeave", bridge, channel);
    }

    private void clear(Channel channel) {
        board.setVariable(channel, "BRIDGEPEER", "");
        board.setVariable(channel, "BRIDGEPVTCALLID", "");
    }

    private static void normalCause(Channel channel) {
        // A cause left over from an earlier callee is wiped by the bridge, one given with a hang-up is not.
        if (!channel.hangupRequested || channel.cause.code() == 0) {
            channel.cause = HangupCause.NORMAL;
        }
    }
}
