package io.ringback.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a path leads. */
sealed interface Destination {

    /**
     * On to a service.
     *
     * @param uri path and query there
     * @param load how long its body may be
     */
    record Proxied(Service service, String uri, Load load) implements Destination {}

    /** How long a body may be. */
    enum Load {
        /** A page of JSON. */
        USUAL,
        /** A rate deck is posted whole. */
        BULKY,
        /** A sheet of a million rates goes through piece by piece; the service has its own limit. */
        STREAMED
    }

    /** The gateway's own health, and that of all services. */
    record Health() implements Destination {}

    /** Nothing is there for the public. */
    record Nowhere() implements Destination {}

    /** The path could mean different things to the gateway and to a service. */
    record Ambiguous() implements Destination {}

    /** The first word after /v1, and who answers it. */
    Map<String, Service> RESOURCES = Map.ofEntries(
            Map.entry("callbacks", Service.TRIGGER),
            Map.entry("inbound", Service.TRIGGER),
            Map.entry("webhooks", Service.TRIGGER),
            Map.entry("access-numbers", Service.TRIGGER),
            Map.entry("admission-policy", Service.TRIGGER),
            Map.entry("alerts", Service.TRIGGER),
            Map.entry("buttons", Service.TRIGGER),
            Map.entry("number-proofs", Service.TRIGGER),
            Map.entry("blocked-numbers", Service.TRIGGER),
            Map.entry("accounts", Service.RATING),
            Map.entry("rate-decks", Service.RATING),
            Map.entry("attempts", Service.RATING),
            Map.entry("rerates", Service.RATING),
            Map.entry("voucher-batches", Service.RATING),
            Map.entry("payment-notices", Service.RATING),
            Map.entry("call-plans", Service.RATING),
            Map.entry("monthly-statements", Service.RATING),
            Map.entry("routes", Service.RATING),
            Map.entry("trunks", Service.RATING),
            Map.entry("exchange-rates", Service.RATING),
            Map.entry("quotes", Service.RATING),
            Map.entry("sign-in", Service.RATING),
            Map.entry("switches", Service.ENGINE),
            Map.entry("switch-groups", Service.ENGINE),
            Map.entry("calls", Service.ENGINE),
            Map.entry("cdrs", Service.CDR),
            Map.entry("statistics", Service.CDR),
            Map.entry("campaigns", Service.CDR));

    /**
     * Reads a request's target.
     *
     * @param path as sent, still percent-encoded
     * @param uri path and query as sent
     */
    static Destination of(String path, String uri) {
        String decoded;
        try {
            decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new Ambiguous();
        }
        // A service normalises the path again: what is not plain here could reach its inner pages there.
        if (!isPlain(decoded)) {
            return new Ambiguous();
        }
        var words = List.of(decoded.substring(1).split("/", -1));
        return switch (words.getFirst()) {
            case "q" -> new Nowhere();
            case "health" -> new Health();
            case "openapi" -> words.size() == 2 ? description(words.get(1)) : new Nowhere();
            case "v1" -> words.size() > 1 ? resource(words, uri) : new Nowhere();
            case "console" -> new Proxied(Service.CDR, uri, Load.USUAL);
            default -> new Proxied(Service.TRIGGER, uri, Load.USUAL);
        };
    }

    private static Destination resource(List<String> words, String uri) {
        var service = RESOURCES.get(words.get(1));
        return service == null ? new Nowhere() : new Proxied(service, uri, load(words));
    }

    private static Load load(List<String> words) {
        if (!words.get(1).equals("rate-decks")) {
            return Load.USUAL;
        }
        return words.size() == 3 && words.get(2).equals("import") ? Load.STREAMED : Load.BULKY;
    }

    private static Destination description(String title) {
        return Service.titled(title)
                .<Destination>map(service -> new Proxied(service, "/q/openapi", Load.USUAL))
                .orElseGet(Nowhere::new);
    }

    private static boolean isPlain(String path) {
        return path.startsWith("/")
                && !path.contains("//")
                && !path.contains("\\")
                && !path.contains(";")
                && Stream.of(path.split("/", -1)).noneMatch(word -> word.equals(".") || word.equals(".."));
    }
}
