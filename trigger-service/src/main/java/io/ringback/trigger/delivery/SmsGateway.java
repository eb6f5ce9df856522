package io.ringback.trigger.delivery;

import io.ringback.trigger.SmsSettings;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.sms.SmsApi;
import io.ringback.trigger.sms.SmsMessage;
import io.ringback.trigger.sms.SmsOutcome;
import io.ringback.trigger.sms.SmsRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator's SMS gateway, if one is configured. Its address is the operator's word and nobody else's, so it may be one of
 * the operator's own network, and without TLS there.
 */
@Singleton
public final class SmsGateway {
    /** Enough to find a yes in. */
    private static final int READ_AT_MOST = 16_384;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final SmsSettings settings;
    private final @Nullable SmsApi api;
    private final Exchange exchange;

    SmsGateway(TriggerSettings all, Vertx vertx) {
        settings = all.sms();
        api = settings.url().map(this::read).orElse(null);
        exchange = new Exchange(vertx, settings.inFlight(), settings.timeout());
    }

    /** Whether there is one. */
    public boolean on() {
        return api != null;
    }

    /**
     * Asks it to send a message, and waits for its answer no longer than the limit.
     *
     * @throws IllegalStateException if there is none
     */
    public SmsOutcome send(SmsMessage message) {
        if (api == null) {
            throw new IllegalStateException("no SMS gateway is configured");
        }
        SmsRequest request = api.request(message);
        int readAtMost = api.readsAnswers() ? READ_AT_MOST : 0;
        return switch (exchange.ask(options(request), headers(request), request.body(), readAtMost)) {
            case Answer.Status(int status, String body) -> api.outcome(status, body);
            case Answer.None(String why) -> new SmsOutcome.Unsure(why);
        };
    }

    @PreDestroy
    void close() {
        exchange.close();
    }

    private SmsApi read(String url) {
        SmsApi read = SmsApi.of(
                settings.method(),
                url,
                settings.format(),
                settings.body().orElse(null),
                settings.success().orElse(null));
        address(url.replaceAll("\\{(to|digits|from|text|id)\\}", "x"));
        return read;
    }

    private static RequestOptions options(SmsRequest request) {
        URI uri = address(request.url());
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setHost(uri.getHost())
                .setPort(uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT)
                .setSsl(secure)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private Map<String, String> headers(SmsRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("user-agent", "Ringback-SMS/1");
        headers.put("accept", "application/json, */*");
        if (!request.contentType().isEmpty()) {
            headers.put("content-type", request.contentType());
        }
        settings.authorization().ifPresent(secret -> headers.put(settings.authorizationHeader(), secret));
        return headers;
    }

    /** Says nothing of the text: a key of the provider's may stand in it. */
    private static URI address(String url) {
        try {
            var uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message quotes the whole address.
        }
        throw new IllegalArgumentException(
                "ringback.trigger.sms.url must be an http or https address with a host, without user and fragment");
    }
}
