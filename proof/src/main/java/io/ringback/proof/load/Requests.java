package io.ringback.proof.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sends the requests of the load and counts what comes back. */
final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(250);

    private final HttpClient http;
    private final URI url;
    private final long insistNanos;
    private final Courses courses;
    private final Answers answers;

    Requests(HttpClient http, LoadTarget target, LoadSettings settings, Courses courses, Answers answers) {
        this.http = http;
        this.url = target.url().resolve("/v1/callbacks");
        this.insistNanos = settings.insistence().toNanos();
        this.courses = courses;
        this.answers = answers;
    }

    /** Sends one, from a thread of its own, and comes back when it has been answered or will not be. */
    void send(Wishes.Wish wish, Instant due, long dueNanos) throws InterruptedException {
        var request = request(wish);
        while (true) {
            var answer = answer(request, due, dueNanos);
            boolean mayHaveFailedOnTheWay = !answer.matches("[1-4][0-9]{2}");
            if (!mayHaveFailedOnTheWay || System.nanoTime() - dueNanos >= insistNanos) {
                answers.count(answer, answer.equals(LoadResult.ACCEPTED), System.nanoTime() - dueNanos);
                return;
            }
            answers.countAgain();
            Thread.sleep(REST);
        }
    }

    private HttpRequest request(Wishes.Wish wish) {
        var request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + wish.key())
                .POST(BodyPublishers.ofString(wish.body()));
        if (insistNanos > 0) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.build();
    }

    private String answer(HttpRequest request, Instant due, long dueNanos) throws InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var status = Integer.toString(response.statusCode());
            if (status.equals(LoadResult.ACCEPTED)) {
                courses.of(idOf(response.body())).asked(due, dueNanos);
            }
            return status;
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static UUID idOf(String body) throws IOException {
        return UUID.fromString(JSON.readTree(body).path("id").asText());
    }
}
