package io.ringback.proof.bench.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A manager session on each switch beside the engine's. */
final class Bystanders implements AutoCloseable {
    private final List<BareSession> sessions = new ArrayList<>();

    /** Which session told of a channel first. */
    private final Map<String, Integer> homes = new ConcurrentHashMap<>();

    Bystanders(List<String> switches, String user, String secret, TalkWatch watch)
            throws IOException, InterruptedException {
        for (int n = 0; n < switches.size(); n++) {
            int number = n;
            sessions.add(new BareSession(switches.get(n), user, secret, event -> {
                if ("Newchannel".equals(event.get("Event"))) {
                    homes.putIfAbsent(event.getOrDefault("Uniqueid", ""), number);
                }
                watch.hear(event);
            }));
        }
    }

    /**
     * Ends channels, each at its switch.
     *
     * @throws IllegalStateException if one was never seen
     */
    void hangUp(List<String> uniqueIds) throws IOException {
        for (String id : uniqueIds) {
            var home = homes.get(id);
            if (home == null) {
                throw new IllegalStateException("no switch told of channel " + id);
            }
            sessions.get(home).send("Action: Hangup\r\nChannel: " + id + "\r\nCause: 16\r\n\r\n");
        }
    }

    /** What a session that was cut off did not see would look like calls that are missing. */
    void check() {
        if (sessions.stream().anyMatch(BareSession::isOver)) {
            throw new IllegalStateException("a switch has cut the bench off, so it did not see everything");
        }
    }

    @Override
    public void close() throws IOException {
        for (BareSession session : sessions) {
            session.close();
        }
    }
}
