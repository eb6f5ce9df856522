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
     * @param bulky whether a long body is right there: a rate deck is posted whole
     */
    record Proxied(Service service, String uri, boolean bulky) implements Destination {}

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
            Map.entry("alerts", Service.TRIGGER),
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
            case "v1" -> words.size() > 1 ? resource(words.get(1), uri) : new Nowhere();
            case "console" -> new Proxied(Service.CDR, uri, false);
            default -> new Proxied(Service.TRIGGER, uri, false);
        };
    }

    private static Destination resource(String name, String uri) {
        var service = RESOURCES.get(name);
        return service == null ? new Nowhere() : new Proxied(service, uri, name.equals("rate-decks"));
    }

    private static Destination description(String title) {
        return Service.titled(title)
                .<Destination>map(service -> new Proxied(service, "/q/openapi", false))
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
