package io.ringback.local.testing.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as it came over the line.
 *
 * @param head status line and headers
 */
record RawReply(String head, String body) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) [^\r\n]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: [ -~\\u0080-\\u00ff]*");
    private static final Pattern MISLEADING =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    /** What is wrong with it, empty if nothing. */
    Optional<String> fault() {
        Matcher status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            return Optional.of("no answer");
        }
        int code = Integer.parseInt(status.group(1));
        String[] headers = head.substring(status.end()).strip().split("\r\n", -1);
        for (String header : headers) {
            if (!HEADER.matcher(header).matches() || header.contains("forged-entry")) {
                return Optional.of("a header is forged: " + header);
            }
        }
        if (code >= 500 || code < 200 || (code >= 300 && code < 400)) {
            return Optional.of("status " + code);
        }
        if (head.toLowerCase(Locale.ROOT).contains("text/html")) {
            return Optional.of("HTML");
        }
        // What is no HTTP at all is refused before anybody can say why.
        return code < 400 || body.isEmpty() ? Optional.empty() : problemFault();
    }

    private Optional<String> problemFault() {
        if (!head.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json")) {
            return Optional.of("no problem document");
        }
        try {
            JsonNode problem = JSON.readTree(body);
            for (JsonNode text :
                    new JsonNode[] {problem.path("detail"), problem.path("instance"), problem.path("title")}) {
                if (MISLEADING.matcher(text.asText()).find()) {
                    return Optional.of("misleading characters");
                }
            }
            return problem.path("code").asText().isEmpty() ? Optional.of("no code") : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON");
        }
    }
}
