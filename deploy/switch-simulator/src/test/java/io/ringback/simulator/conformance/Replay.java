package io.ringback.simulator.conformance;

import io.ringback.simulator.ManagerClient;
import io.ringback.simulator.conformance.Recording.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays the client's part of a recording to a switch: each action after what it waited for in the recording, and after
 * the recorded pause.
 */
final class Replay {
    private static final Pattern UNIQUEID = Pattern.compile("lab1-\\d+\\.\\d+");
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(30);

    private final Recording recording;
    private final int port;
    private final Map<Integer, ManagerClient> clients = new HashMap<>();
    private final Map<Integer, Integer> triggers = new HashMap<>();
    private final List<String> recordedIds = new ArrayList<>();

    private Replay(Recording recording, int port) {
        this.recording = recording;
        this.port = port;
    }

    /** What the switch on {@code port} said in each session. */
    static Map<Integer, List<Message>> of(Recording recording, int port) throws Exception {
        return new Replay(recording, port).run();
    }

    private Map<Integer, List<Message>> run() throws Exception {
        for (Entry entry : recording.entries()) {
            switch (entry) {
                case Entry.Sent sent -> send(sent);
                case Entry.Received(int session, List<String> lines) -> note(session, Message.of(lines));
                case Entry.ClientCloses(Duration pause) -> {
                    pause(pause);
                    client(1).close();
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
        return client.received().stream().map(Message::of).toList();
    }

    private ManagerClient client(int session) {
        return clients.computeIfAbsent(session, _ -> ManagerClient.connect(port));
    }

    private void note(int session, Message message) {
        if (message.trigger()) {
            triggers.merge(session, 1, Integer::sum);
        }
        if (message.kind().equals("Newchannel")) {
            recordedIds.add(message.get("Uniqueid"));
        }
    }

    private void send(Entry.Sent sent) throws Exception {
        ManagerClient client = client(sent.session());
        int needed = triggers.getOrDefault(sent.session(), 0);
        client.await(() -> messages(client).stream().filter(Message::trigger).count() >= needed);
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
