package io.ringback.simulator.conformance;

import io.ringback.simulator.ManagerClient;
import io.ringback.simulator.conformance.Recording.Entry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Plays the client's part of a recording to a switch: each action after what it waited for in the recording, and after
 * the recorded pause.
 */
final class Replay {
    private static final Pattern UNIQUEID = Pattern.compile("lab1-\\d+\\.\\d+");
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(30);

    private final Recording recording;
    private final int port;
    private final Disturbance disturbance;
    private final Map<Integer, ManagerClient> clients = new HashMap<>();
    private final Map<Integer, Integer> milestones = new HashMap<>();
    private final List<String> recordedIds = new ArrayList<>();

    private Replay(Recording recording, int port, Disturbance disturbance) {
        this.recording = recording;
        this.port = port;
        this.disturbance = disturbance;
    }

    /** Does to the switch what a note of the recorder says. */
    interface Disturbance {
        void happens(String what) throws Exception;
    }

    /** What the switch on {@code port} said in each session. */
    static Map<Integer, List<Message>> of(Recording recording, int port, Disturbance disturbance) throws Exception {
        return new Replay(recording, port, disturbance).run();
    }

    private Map<Integer, List<Message>> run() throws Exception {
        for (Entry entry : recording.entries()) {
            switch (entry) {
                case Entry.Sent sent -> send(sent);
                case Entry.Received(int session, List<String> lines) -> note(session, Message.of(lines));
                case Entry.ClientCloses(Duration pause) -> {
                    awaitMilestones(1);
                    pause(pause);
                    client(1).close();
                }
                case Entry.SwitchCloses(int session) -> {
                    if (clients.containsKey(session)) {
                        client(session).awaitClosed();
                    }
                }
                case Entry.Disturbed(Duration pause, String what) -> {
                    awaitMilestones(1);
                    pause(pause);
                    disturbance.happens(what);
                }
            }
        }
        Map<Integer, List<Message>> said = new HashMap<>();
        for (Map.Entry<Integer, ManagerClient> client : clients.entrySet()) {
            client.getValue().awaitClosed();
            said.put(client.getKey(), messages(client.getValue()));
        }
        return said;
    }

    private static List<Message> messages(ManagerClient client) {
        List<Message> messages = new ArrayList<>();
        if (!client.banner().isEmpty()) {
            messages.add(Message.banner(client.banner()));
        }
        // One answer ends with a line feed more, which makes an empty message here.
        client.received().stream()
                .filter(lines -> !lines.isEmpty())
                .map(Message::of)
                .forEach(messages::add);
        return messages;
    }

    /** A switch that restarts is not there for a while: the recorder tried again, too. */
    private ManagerClient client(int session) {
        return clients.computeIfAbsent(
                session,
                _ -> Awaitility.await()
                        .pollInterval(Duration.ofMillis(5))
                        .ignoreException(UncheckedIOException.class)
                        .until(() -> ManagerClient.connect(port), Objects::nonNull));
    }

    private void note(int session, Message message) {
        client(session);
        if (message.milestone()) {
            milestones.merge(session, 1, Integer::sum);
        }
        if (message.kind().equals("Newchannel")) {
            recordedIds.add(message.get("Uniqueid"));
        }
    }

    private void awaitMilestones(int session) {
        ManagerClient client = client(session);
        int needed = milestones.getOrDefault(session, 0);
        client.await(() -> messages(client).stream().filter(Message::milestone).count() >= needed);
    }

    private void send(Entry.Sent sent) throws Exception {
        ManagerClient client = client(sent.session());
        awaitMilestones(sent.session());
        if (sent.pause().compareTo(SHORTEST_PAUSE) > 0) {
            pause(sent.pause());
        }
        client.send(sent.lines().stream().map(this::translated).toList());
    }

    private static void pause(Duration length) throws Exception {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, length.toMillis(), TimeUnit.MILLISECONDS)
                .get();
    }

    /** A uniqueid the recorded Asterisk made up stands for the one this switch made up for the same channel. */
    private String translated(String line) {
        Matcher matcher = UNIQUEID.matcher(line);
        if (!matcher.find()) {
            return line;
        }
        int index = recordedIds.indexOf(matcher.group());
        List<String> own = clients.values().stream()
                .flatMap(c -> messages(c).stream())
                .filter(m -> m.kind().equals("Newchannel"))
                .map(m -> m.get("Uniqueid"))
                .toList();
        return matcher.replaceAll(Matcher.quoteReplacement(own.get(index)));
    }
}
