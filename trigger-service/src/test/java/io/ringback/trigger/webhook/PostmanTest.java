package io.ringback.trigger.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.trigger.notice.SigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmanTest {
    private static final String HOST = "hooks.example";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID HOOK = UUID.fromString("01a200ae-bf91-7d37-aace-5635ed3f8f81");
    private static final SigningKey KEY =
            SigningKey.of("a key of thirty-two bytes for it".getBytes(StandardCharsets.US_ASCII), HOOK, 1);

    private static final String STORE_PASSWORD = "of the tests";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String address = "127.0.0.1";

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void notice_arrives_signed_at_the_address_the_doorman_saw() throws Exception {
        var headers = new ArrayList<String>();
        int port = receiver(request -> {
            request.headers().names().stream()
                    .filter(name -> name.startsWith("webhook-"))
                    .forEach(name -> headers.add(name + ": " + request.getHeader(name)));
            request.response().setStatusCode(204).end();
        });

        var outcome = postman("15S").deliver(notice("http://" + HOST + ":" + port + "/in?a=b"));

        var body = "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"order\":7,\"data\":{}}";
        assertThat(outcome).isEqualTo(new Outcome.Arrived("status 204"));
        assertThat(requests).containsExactly("POST " + HOST + ":" + port + " /in?a=b " + body);
        assertThat(headers)
                .containsExactlyInAnyOrder(
                        "webhook-id: msg_" + HOOK + "_7",
                        "webhook-timestamp: " + NOW.getEpochSecond(),
                        "webhook-signature: " + KEY.sign("msg_" + HOOK + "_7", NOW, body));
    }

    @Test
    void name_that_means_an_inner_address_by_now_is_not_connected_to() throws Exception {
        int port = receiver(request -> request.response().end());
        var postman = postman("15S");
        postman.deliver(notice("http://" + HOST + ":" + port + "/"));
        address = "10.0.0.1";

        var outcome = postman.deliver(notice("http://" + HOST + ":" + port + "/"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("the host is not of the public Internet"));
        assertThat(requests).hasSize(1);
    }

    @Test
    void redirect_is_not_followed() throws Exception {
        int port = receiver(request -> request.response()
                .setStatusCode(302)
                .putHeader("location", "/elsewhere")
                .end());

        var outcome = postman("15S").deliver(notice("http://" + HOST + ":" + port + "/"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("status 302"));
        assertThat(requests).hasSize(1);
    }

    @Test
    void answer_that_never_ends_counts_by_its_status() throws Exception {
        int port = receiver(request -> request.response().setChunked(true).write("and so on"));

        var outcome = postman("15S").deliver(notice("http://" + HOST + ":" + port + "/"));

        assertThat(outcome).isEqualTo(new Outcome.Arrived("status 200"));
    }

    @Test
    void receiver_that_hangs_is_given_up_after_the_limit() throws Exception {
        int port = receiver(_ -> {});

        var outcome = postman("1S").deliver(notice("http://" + HOST + ":" + port + "/"));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void nobody_there_is_a_failure() throws Exception {
        int port = receiver(request -> request.response().end());
        close();

        var outcome = new PostmanTest().postman("15S").deliver(notice("http://" + HOST + ":" + port + "/"));

        assertThat(outcome.answer()).startsWith("not reached: ");
    }

    @Test
    void certificate_nobody_vouches_for_is_a_failure() throws Exception {
        var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(selfMade());
        int port = listen(
                vertx.createHttpServer(options), request -> request.response().end());

        var outcome = postman("15S").deliver(notice("https://" + HOST + ":" + port + "/"));

        assertThat(outcome).isEqualTo(new Outcome.Failed("not reached: SSLHandshakeException"));
        assertThat(requests).isEmpty();
    }

    /** A certificate for the host that no authority has signed, made by the JDK's own tool. */
    private PfxOptions selfMade() throws Exception {
        var store = folder.resolve("store.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "san=dns:" + HOST,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new PfxOptions().setPath(store.toString()).setPassword(STORE_PASSWORD);
    }

    private Postman postman(String limit) {
        var settings = Settings.with(Map.of("webhook-loopback", "true", "webhook-timeout", "PT" + limit));
        var doorman = new Doorman(_ -> List.of(InetAddress.ofLiteral(address)), settings);
        return new Postman(doorman, Clock.fixed(NOW, ZoneOffset.UTC), vertx, settings);
    }

    private int receiver(Consumer<HttpServerRequest> answer) throws Exception {
        return listen(vertx.createHttpServer(), answer);
    }

    private int listen(HttpServer server, Consumer<HttpServerRequest> answer) throws Exception {
        return server.requestHandler(request -> request.body().onSuccess(body -> {
                    requests.add(request.method() + " " + request.authority() + " " + request.uri() + " " + body);
                    answer.accept(request);
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static Notice notice(String url) {
        return new Notice(HOOK, 7, "webhook.test", "{}", NOW, 1, url, List.of(KEY));
    }
}
