package io.ringback.proof.bench.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the switch itself can do: the same calls over a bare manager session, with no state, no database and no messages.
 *
 * @param address {@code host:port}
 * @param user of the manager interface
 */
record RawSwitch(String address, String user, String secret) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * What it came to.
     *
     * @param setUpsPerSecond caller rung and answered, callee dialled and bridged
     * @param hangUpsPerSecond callers' channels ended
     */
    record Rates(double setUpsPerSecond, double hangUpsPerSecond) {}

    /** Sets so many calls up at once, then ends them at once. */
    Rates run(int calls) throws IOException, InterruptedException {
        var bridged = new CountDownLatch(calls);
        var ended = new CountDownLatch(calls);
        var session = new BareSession[1];
        try (var manager = new BareSession(address, user, secret, event -> hear(event, session, bridged, ended))) {
            session[0] = manager;
            var ids = new ArrayList<String>();
            long begun = System.nanoTime();
            for (int n = 0; n < calls; n++) {
                var id = "rb-raw-" + UUID.randomUUID() + "-caller-1";
                ids.add(id);
                manager.send(originate(id, n));
            }
            double setUps = perSecond(calls, bridged, begun);
            double hangUps = hangUp(manager, ids, ended);
            return new Rates(setUps, hangUps);
        }
    }

    private static double hangUp(BareSession manager, List<String> ids, CountDownLatch ended)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (String id : ids) {
            manager.send("Action: Hangup\r\nChannel: " + id + "\r\nCause: 16\r\n\r\n");
        }
        return perSecond(ids.size(), ended, begun);
    }

    private static double perSecond(int calls, CountDownLatch all, long begun) throws InterruptedException {
        if (!all.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(all.getCount() + " bare calls are missing");
        }
        return calls * 1e9 / (System.nanoTime() - begun);
    }

    private static void hear(
            Map<String, String> event, BareSession[] session, CountDownLatch bridged, CountDownLatch ended) {
        var id = event.getOrDefault("Uniqueid", "");
        if (!id.startsWith("rb-raw-")) {
            return;
        }
        switch (event.getOrDefault("Event", "")) {
            case "AsyncAGIStart" -> dial(session[0], id);
            case "BridgeEnter" -> bridged.countDown();
            case "Hangup" -> ended.countDown();
            default -> {
                // Nothing that is waited for.
            }
        }
    }

    private static void dial(BareSession manager, String id) {
        try {
            manager.send("Action: AGI\r\nChannel: " + id
                    + "\r\nCommand: EXEC Dial PJSIP/+493023125025@sim,30,gL(3000000)\r\nCommandID: dial-2\r\n\r\n");
        } catch (IOException e) {
            // The session is over, and what is waited for will be missing.
            return;
        }
    }

    private static String originate(String id, int n) {
        return """
            Action: Originate
            Channel: PJSIP/+442079460%d%02d@sim
            Context: ringback
            Exten: s
            Priority: 1
            Timeout: 30000
            Async: true
            ChannelId: %s
            OtherChannelId: %sb

            """.formatted(n % 10, 30 + n / 10 % 70, id, id).replace("\n", "\r\n");
    }
}
