package io.ringback.proof.whole;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The simulated phones, which count how often they rang. The last two digits choose what they do. */
record Phones(RunningStack stack) {
    /** Answers and, as a callee, hangs up after three seconds. */
    static String answering(int hundred) {
        return german(hundred, 2);
    }

    /** Answers and listens to whatever is said. */
    static String listening(int hundred) {
        return german(hundred, 24);
    }

    static String busy(int hundred) {
        return german(hundred, 10);
    }

    static String talkingForEver(int hundred) {
        return german(hundred, 23);
    }

    /** A caller's number, which answers. */
    static String answeringCaller(int hundred) {
        return british(hundred, 1);
    }

    /** A caller's number, which answers too; one more for each n up to 100. */
    static String anotherCaller(int n) {
        return british(n % 10, 70 + n / 10);
    }

    /** A caller's number, which answers and keys 00493023125002 when asked. */
    static String keyingCaller(int hundred) {
        return british(hundred, 20);
    }

    /** A caller's number, which answers and keys what is no number, again and again. */
    static String wronglyKeyingCaller(int hundred) {
        return british(hundred, 21);
    }

    static String busyCaller(int hundred) {
        return british(hundred, 10);
    }

    static String silentCaller(int hundred) {
        return british(hundred, 11);
    }

    /** How often a phone has rung, over whichever switch. */
    long rings(String number) {
        return seen(number).mapToLong(phone -> phone.path("rings").asLong()).sum();
    }

    /** What a phone keys from now on, question by question. */
    void keys(String number, String... digits) {
        for (var simulator : stack.value("SWITCH_HTTP").split(",", -1)) {
            new Client(simulator, "")
                    .put("/phones/" + number, Map.of("digits", List.of(digits)))
                    .expect(200);
        }
    }

    /** The six digits that were last said there one by one; waits until they are all said. */
    String code(String number) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> lastCode(number), code -> code.matches("[0-9]{6}"));
    }

    private String lastCode(String number) {
        var heard = seen(number)
                .flatMap(phone -> StreamSupport.stream(phone.path("heard").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
        int from = heard.lastIndexOf("ringback/en/your-code-is");
        return heard.stream()
                .skip(from + 1L)
                .limit(from < 0 ? 0 : 6)
                .map(sound -> sound.replaceFirst("ringback/en/n", ""))
                .collect(Collectors.joining());
    }

    private Stream<JsonNode> seen(String number) {
        return Stream.of(stack.value("SWITCH_HTTP").split(",", -1))
                .map(simulator ->
                        new Client(simulator, "").get("/phones/" + number).body());
    }

    private static String german(int hundred, int script) {
        return "+493023125%d%02d".formatted(hundred, script);
    }

    private static String british(int hundred, int script) {
        return "+442079460%d%02d".formatted(hundred, script);
    }
}
