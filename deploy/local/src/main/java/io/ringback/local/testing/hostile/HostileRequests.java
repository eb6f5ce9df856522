package io.ringback.local.testing.hostile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends hostile texts to every place of every operation a service tells of: path, query, headers, each text and name of
 * a body, and the whole body; over plain sockets, because no HTTP client would send them.
 */
public final class HostileRequests {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String NOBODY = "019c0000-0000-7000-8000-00000000dead";
    private static final int LONGEST_SILENCE_MILLIS = 10_000;

    /** Encoded it is up to nine times as long, and a request line has at most 4,096 bytes. */
    private static final int LONGEST_ENCODED = 300;

    private static final int STREAM_MILLIS = 300;

    private final URI service;
    private final String key;
    private final Map<String, String> known;
    private final HostileTexts texts = new HostileTexts(Seed.value());

    /**
     * @param key an API key that may do everything
     * @param known paths of things that are there, by the beginnings of paths: {@code /v1/accounts/{id}}
     */
    public HostileRequests(URI service, String key, Map<String, String> known) {
        this.service = service;
        this.key = key;
        this.known = Map.copyOf(known);
    }

    /** One request, and where its text goes. */
    private record Place(Endpoint endpoint, String kind, String name, JsonPointer at) {}

    /**
     * Sends them one after the other, each place as often as the others.
     *
     * @param openApi the service's own document
     * @param bodies a right body for each operation that takes one
     * @return what was wrong, with the seed to see it again; empty if nothing was
     */
    public List<String> send(String openApi, Map<String, String> bodies, int count) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.of(openApi, bodies)) {
            places(endpoint, places);
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Place place = places.get(i % places.size());
            String text = texts.next(i, wellMeant(place));
            int index = i;
            reply(place, text)
                    .fault()
                    .ifPresent(fault -> faults.add(fault + ": "
                            + place.endpoint().method() + " "
                            + place.endpoint().path() + " " + place.kind() + " " + place.name() + place.at() + ", "
                            + Seed.again(index)));
        }
        return faults;
    }

    private static void places(Endpoint endpoint, List<Place> places) {
        JsonPointer none = JsonPointer.empty();
        endpoint.inPath().forEach(name -> places.add(new Place(endpoint, "path", name, none)));
        endpoint.inQuery().forEach(name -> places.add(new Place(endpoint, "query", name, none)));
        endpoint.inHeaders().forEach(name -> places.add(new Place(endpoint, "header", name, none)));
        if (!endpoint.body().isMissingNode()) {
            places.add(new Place(endpoint, "whole body", "", none));
            leaves(endpoint.body(), none, at -> {
                places.add(new Place(endpoint, "value", "", at));
                places.add(new Place(endpoint, "name", "", at));
            });
        }
    }

    private static void leaves(JsonNode node, JsonPointer at, Consumer<JsonPointer> found) {
        if (node.isValueNode()) {
            found.accept(at);
        }
        node.properties().forEach(field -> leaves(field.getValue(), at.appendProperty(field.getKey()), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(node.get(i), at.appendIndex(i), found);
        }
    }

    private static String wellMeant(Place place) {
        return switch (place.kind()) {
            case "path", "query" ->
                place.name().contains("number") || place.name().equals("caller") ? "+493023125002" : NOBODY;
            case "value" -> place.endpoint().body().at(place.at()).asText();
            default -> "application/json";
        };
    }

    private RawReply reply(Place place, String text) throws IOException {
        String path = address(place, text);
        if (place.kind().equals("query")) {
            path += "?" + place.name() + "=" + encoded(text);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", service.getAuthority());
        headers.put("Authorization", "Bearer " + key);
        headers.put("Content-Type", "application/json");
        headers.put("Connection", "close");
        if (place.kind().equals("header")) {
            String prefix = place.name().equals("Authorization") ? "Bearer " + key : "";
            // A line end is the end of the header, whoever sends it.
            headers.put(place.name(), prefix + text.replaceAll("[\r\n]", " "));
        }
        byte[] body = body(place, text);
        headers.put("Content-Length", Integer.toString(body.length));
        StringBuilder head = new StringBuilder(place.endpoint().method() + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return exchange(
                head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8),
                body,
                place.endpoint().path().endsWith("/stream"));
    }

    private String address(Place place, String text) {
        Endpoint endpoint = place.endpoint();
        String path = endpoint.path();
        if (place.kind().equals("path")) {
            path = path.replace("{" + place.name() + "}", encoded(text));
        } else {
            for (Map.Entry<String, String> each : known.entrySet()) {
                if (path.startsWith(each.getKey())) {
                    path = each.getValue() + path.substring(each.getKey().length());
                }
            }
        }
        for (String name : endpoint.inPath()) {
            path = path.replace("{" + name + "}", NOBODY);
        }
        return path;
    }

    private static byte[] body(Place place, String text) throws IOException {
        JsonNode right = place.endpoint().body();
        if (right.isMissingNode()) {
            return new byte[0];
        }
        if (place.kind().equals("whole body")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        JsonNode changed = right.deepCopy();
        if (!place.at().matches()) {
            JsonPointer last = place.at().last();
            switch (changed.at(place.at().head())) {
                case ObjectNode object
                when place.kind().equals("name") -> object.set(text, object.remove(last.getMatchingProperty()));
                case ObjectNode object
                when place.kind().equals("value") -> object.set(last.getMatchingProperty(), TextNode.valueOf(text));
                case ArrayNode array
                when place.kind().equals("value") -> array.set(last.getMatchingIndex(), TextNode.valueOf(text));
                default -> {}
            }
        }
        return JSON.writeValueAsBytes(changed);
    }

    /** Percent-encoded throughout, so that it arrives whole. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each :
                text.substring(0, Math.min(text.length(), LONGEST_ENCODED)).getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(each & 0xff));
        }
        return encoded.toString();
    }

    private RawReply exchange(byte[] head, byte[] body, boolean stream) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(stream ? STREAM_MILLIS : LONGEST_SILENCE_MILLIS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(head);
            request.write(body);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.toByteArray());
                socket.getInputStream().transferTo(answer);
            } catch (SocketTimeoutException e) {
                // A stream that stays open: what came up to now is looked at.
            } catch (IOException e) {
                if (answer.size() == 0) {
                    throw new IOException("broken off without an answer", e);
                }
            }
            String text = answer.toString(StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            return end < 0
                    ? new RawReply(text, "")
                    : new RawReply(text.substring(0, end), dechunked(text.substring(0, end), text.substring(end + 4)));
        }
    }

    private static String dechunked(String head, String body) {
        if (!head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return body;
        }
        // Sizes stand in lines of their own; no JSON of ours has lines.
        return body.replaceAll("(?m)^[0-9a-fA-F]+\r\n", "").replace("\r\n", "");
    }
}
