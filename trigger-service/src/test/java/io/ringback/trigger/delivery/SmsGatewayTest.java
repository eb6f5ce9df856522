package io.ringback.trigger.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.sms.SmsMessage;
import io.ringback.trigger.sms.SmsOutcome;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's client, before a real HTTP server. */
class SmsGatewayTest {
    private static final SmsMessage MESSAGE =
            new SmsMessage(new UUID(1, 2), new Party.E164("+442079460002"), "Shop", "your code is 042117");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void message_is_posted_as_the_settings_say_with_the_key_of_the_gateway() throws Exception {
        var headers = new HashMap<String, String>();
        int port = listen(request -> {
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            request.response().setStatusCode(202).end();
        });

        SmsOutcome outcome = gateway(Map.of(
                        "url", url(port) + "?account=7",
                        "format", "FORM",
                        "body", "To={to}&From={from}&Body={text}",
                        "authorization", "Key of-the-tests",
                        "authorization-header", "X-Api-Key"))
                .send(MESSAGE);

        assertThat(outcome).isEqualTo(new SmsOutcome.Taken("status 202"));
        assertThat(requests)
                .containsExactly("POST /send?account=7 To=%2B442079460002&From=Shop&Body=your%20code%20is%20042117");
        assertThat(headers)
                .containsEntry("x-api-key", "Key of-the-tests")
                .containsEntry("content-type", "application/x-www-form-urlencoded")
                .doesNotContainKey("authorization");
    }

    @Test
    void redirect_is_not_followed() throws Exception {
        int port = listen(request -> request.response()
                .setStatusCode(307)
                .putHeader("location", "/elsewhere")
                .end());

        assertThat(gateway(Map.of("url", url(port))).send(MESSAGE))
                .isEqualTo(new SmsOutcome.Refused("status 307, a redirect", true));
        assertThat(requests).hasSize(1);
    }

    @Test
    void gateway_that_hangs_may_have_taken_it() throws Exception {
        int port = listen(_ -> {});

        assertThat(gateway(Map.of("url", url(port), "timeout", "PT1S")).send(MESSAGE))
                .isEqualTo(new SmsOutcome.Unsure("no answer within 1 s"));
    }

    @Test
    void connection_that_breaks_off_may_have_taken_it() throws Exception {
        int port = listen(request -> request.connection().close());

        assertThat(gateway(Map.of("url", url(port))).send(MESSAGE))
                .isEqualTo(new SmsOutcome.Unsure("not reached: HttpClosedException"));
    }

    @Test
    void gateway_that_is_down_is_asked_again() throws Exception {
        int port = listen(_ -> {});
        close();

        assertThat(new SmsGatewayTest()
                        .gateway(Map.of("url", url(port)))
                        .send(MESSAGE)
                        .answer())
                .startsWith("not reached: ");
    }

    @Test
    void body_of_the_answer_is_read_no_further_than_a_yes_can_stand() throws Exception {
        String padding = " ".repeat(20_000);
        int port = listen(request -> {
            boolean early = requests.size() == 1;
            request.response().setChunked(true).write(early ? "{\"status\": \"0\"}" + padding : padding + "status: 0");
        });
        var gateway = gateway(Map.of("url", url(port), "success", "status\"?: \"?0"));

        assertThat(gateway.send(MESSAGE)).isEqualTo(new SmsOutcome.Taken("status 200"));
        assertThat(gateway.send(MESSAGE)).isEqualTo(new SmsOutcome.Refused("status 200 without a yes", false));
    }

    @Test
    void without_an_address_there_is_none() {
        var none = gateway(Map.of());

        assertThat(none.on()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> none.send(MESSAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://sms.example/x?key=secret",
                "sms.example?key=secret",
                "https://user:secret@sms.example/",
                "https://sms.example/#secret",
                "https:///x?key=secret",
                "https://sms.example/a b?key=secret"
            })
    void address_that_is_none_stops_the_start_and_is_not_told(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gateway(Map.of("url", url)))
                .withMessageStartingWith("ringback.trigger.sms.url must be")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    private SmsGateway gateway(Map<String, String> set) {
        var builder = new SmallRyeConfigBuilder().withMapping(TriggerSettings.class);
        set.forEach((key, value) -> builder.withDefaultValue("ringback.trigger.sms." + key, value));
        return new SmsGateway(builder.build().getConfigMapping(TriggerSettings.class), vertx);
    }

    private int listen(Consumer<HttpServerRequest> answer) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    requests.add(request.method() + " " + request.uri() + " " + body);
                    answer.accept(request);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/send";
    }
}
