package io.ringback.proof.chaos;

import io.ringback.proof.audit.RingLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * The simulated switches by the names of their processes: {@code simulator}, {@code simulator-2}; that of the sandbox, if there
 * is one, is the last.
 *
 * @param addresses in that order
 * @param before what their phones saw before they were killed
 */
record Switches(List<URI> addresses, RingLog before) {
    private static final String NAME = "simulator";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static boolean isOne(String process) {
        return process.startsWith(NAME);
    }

    /** Keeps what the phones saw; a switch that is frozen or starting has nothing new to tell. */
    void remember(String process) {
        before.keep(addressOf(process));
    }

    /** Closes all manager sessions of one. */
    void cut(String process) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(addressOf(process).resolve("/faults"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString("{\"fault\":\"cut\"}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException(process + " answered " + response.statusCode() + ": " + response.body());
            }
        }
    }

    private URI addressOf(String process) {
        var number = process.replaceFirst("^" + NAME + "-?", "");
        if (number.equals("sandbox")) {
            return addresses.getLast();
        }
        return addresses.get(number.isEmpty() ? 0 : Integer.parseInt(number) - 1);
    }
}
