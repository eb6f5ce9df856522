package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.SessionFault;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.switches.Finding;
import io.ringback.engine.wire.Actions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asteriskjava.manager.event.AsyncAgiExecEvent;
import org.asteriskjava.manager.event.AsyncAgiStartEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/**
 * A call from the switch to itself: one half of a Local channel runs the dialplan lines as a caller's channel would. No
 * trunk is dialled, so nobody rings; the switch ends it by itself after some seconds.
 */
final class ProbeCall {
    private static final long STEP_SECONDS = 5;

    /** A short one that every language has. */
    private static final String SOUND = "ringback/en/goodbye";

    private final Actions actions;
    private final String channel;
    private final Map<String, CompletableFuture<String>> heard = new ConcurrentHashMap<>();
    private volatile boolean stamped;

    /** @param channel unique id of its first half */
    ProbeCall(Actions actions, String channel) {
        this.actions = actions;
        this.channel = channel;
    }

    /** Takes what the switch says of it; for any thread. */
    void hear(ManagerEvent event) {
        if (event instanceof AsyncAgiStartEvent start && isOurs(start.getUniqueId())) {
            stamped = start.getTimestamp() != null;
            waiting("start").complete(String.valueOf(start.getUniqueId()));
        } else if (event instanceof AsyncAgiExecEvent exec && isOurs(exec.getUniqueId())) {
            waiting(String.valueOf(exec.getCommandId()))
                    .complete(URLDecoder.decode(String.valueOf(exec.getResult()), StandardCharsets.UTF_8));
        }
    }

    /** Whether the event that began it carried the switch's time. */
    boolean isStamped() {
        return stamped;
    }

    List<Finding> run(AmiSession session) throws SessionFault, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            AmiSession.Answer answer = session.ask(actions.probeCall(channel));
            String half = answer.success() ? await("start") : null;
            findings.add(handedOver(half, answer));
            if (half != null) {
                findings.add(sounds(session, half));
            }
        } finally {
            hangUp(session);
        }
        return findings;
    }

    private Finding handedOver(@Nullable String half, AmiSession.Answer answer) {
        if (half != null) {
            return Finding.ok(
                    "test call", "A call to the context " + actions.context() + " was handed over; nobody rang.");
        }
        return Finding.failed(
                "test call",
                answer.success()
                        ? "A call to the context " + actions.context()
                                + " was not handed over: its extension s must begin"
                                + " with AGI(agi:async), and the manager user needs the read permission agi."
                        : "A call to the context " + actions.context() + " was refused: " + answer.message()
                                + ". Load the dialplan lines the platform ships.");
    }

    private Finding sounds(AmiSession session, String half) throws SessionFault, InterruptedException {
        session.ask(actions.command(new RunAgi(half, "play", new Play(List.of(SOUND)), null)));
        if (await("play") == null) {
            return Finding.failed("sounds", "The test call did not play " + SOUND + " within 5 s.");
        }
        session.ask(actions.probePlayed(half));
        String status = await("played");
        return soundsBy(status == null ? "" : status);
    }

    static Finding soundsBy(String status) {
        if (status.contains("(SUCCESS)")) {
            return Finding.ok("sounds", "The prompt " + SOUND + " is played.");
        }
        if (status.contains("(FAILED)")) {
            return Finding.failed(
                    "sounds",
                    "The prompt " + SOUND
                            + " is missing: copy deploy/asterisk/sounds/ringback to the switch's sounds folder.");
        }
        return Finding.warning(
                "sounds", "The switch does not say whether the prompt " + SOUND + " is there: listen to a call.");
    }

    private void hangUp(AmiSession session) throws SessionFault, InterruptedException {
        if (!session.isOver()) {
            session.ask(actions.hangup(channel));
        }
    }

    private boolean isOurs(@Nullable String uniqueId) {
        return uniqueId != null && uniqueId.startsWith(channel);
    }

    private CompletableFuture<String> waiting(String what) {
        return heard.computeIfAbsent(what, _ -> new CompletableFuture<>());
    }

    private @Nullable String await(String what) throws InterruptedException {
        try {
            return waiting(what).get(STEP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        }
    }
}
