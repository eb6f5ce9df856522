package io.ringback.proof.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call-me button on another site's page, in a real browser, pressed by somebody nobody knows. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ButtonTest {
    private static final double LIMIT = 60_000;

    private final RunningStack stack;
    private final Phones phones;
    private final Chromium chromium = Chromium.started();
    private final HttpServer site;
    private volatile String script = "";

    ButtonTest(RunningStack stack) throws IOException {
        this.stack = stack;
        this.phones = new Phones(stack);
        this.site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Shop</title>"
                    + "<meta name=\"viewport\" content=\"width=device-width\"><h1>Shop</h1>" + script;
            var body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            // A shop that is careful: nothing but this one script, and no style of anybody's.
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src " + stack.value("RINGBACK_URL") + "; connect-src "
                                    + stack.value("RINGBACK_URL"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
    }

    @AfterAll
    void close() {
        site.stop(0);
        chromium.close();
    }

    @Test
    void visitor_proves_a_number_and_is_connected_with_the_shop() {
        var shop = Customer.with(stack, "5.00", Phones.anotherCaller(88));
        var mobile = Phones.listening(6);
        var desk = Phones.answering(6);
        long rings = phones.rings(mobile);
        var campaign = campaign();
        var button = button(shop, desk, Map.of("origins", List.of(origin()), "campaign", campaign));
        try (var visitor = chromium.visitor("en-GB")) {
            var page = visitor.newPage();
            page.navigate(origin());
            page.getByText("Call me").click();
            page.getByLabel("Your telephone number").fill("030 23125");
            page.getByText("Ring me").click();
            shows(page.getByRole(AriaRole.ALERT), "That is not a whole number with country code.");
            page.getByLabel("Your telephone number").fill(mobile);
            page.getByText("Ring me").click();
            var digits = page.getByLabel("We ring you now and tell you six digits. Type them here:");
            digits.waitFor();
            picture(page, "button-code");
            digits.fill(phones.code(mobile));
            page.getByText("Connect me").click();

            shows(page.locator("p[aria-live]"), "Connected.");
            picture(page, "button-connected");
            shows(page.locator("p[aria-live]"), "Thank you for your call.");
        }
        assertThat(phones.rings(mobile)).isEqualTo(rings + 2);
        var callback =
                shop.client().get("/v1/callbacks").expect(200).path("items").get(0);
        assertThat(callback.path("callee").asText()).isEqualTo(desk);
        assertThat(shop.cdr(callback.path("id").asText())
                        .path("request")
                        .path("trigger")
                        .asText())
                .isEqualTo("WEB");
        assertThat(chromium.complaints()).isEmpty();
        takesPartOnce(campaign, button, mobile);
    }

    private String campaign() {
        var id = "proof-" + Long.toString(System.nanoTime(), 36);
        stack.operator()
                .post("/v1/campaigns", Map.of("id", id, "limit", Map.of("calls", 1, "period", "P1D")))
                .expect(201);
        return id;
    }

    /** The visit was the one of the day: another one is refused before a code is told, and history has counted it. */
    private void takesPartOnce(String campaign, String button, String mobile) {
        var again = stack.client("")
                .post("/v1/buttons/" + button + "/visits", "{\"number\": \"" + mobile + "\"}", "Origin", origin());
        assertThat(again.expect(422).path("code").asText()).isEqualTo("campaign");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> stack.operator()
                                .get("/v1/campaigns/" + campaign + "/participants")
                                .expect(200)
                                .path("items")
                                .path(0)
                                .path("calls")
                                .asInt(),
                        calls -> calls == 1);
    }

    @Test
    void page_that_is_not_the_shops_gets_nobody_rung() {
        var shop = Customer.with(stack, "5.00", Phones.anotherCaller(87));
        var mobile = Phones.listening(5);
        long rings = phones.rings(mobile);
        button(shop, Phones.answering(6), Map.of("origins", List.of("https://shop.example")));
        try (var visitor = chromium.visitor("en-GB")) {
            var page = visitor.newPage();
            page.navigate(origin());
            page.getByText("Call me").click();
            page.getByLabel("Your telephone number").fill(mobile);
            page.getByText("Ring me").click();

            shows(page.getByRole(AriaRole.ALERT), "That did not work. Please try again later.");
        }
        assertThat(phones.rings(mobile)).isEqualTo(rings);
        assertThat(shop.client().get("/v1/callbacks").expect(200).path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru", "zh"})
    void nothing_is_cut_off_on_a_narrow_phone_by_day_and_by_night(String language) {
        var shop = Customer.with(
                stack,
                "5.00",
                Phones.anotherCaller(80 + List.of("en", "de", "ru", "zh").indexOf(language)));
        button(shop, Phones.answering(6), Map.of("origins", List.of(origin())));
        script = script.replace(" async", " data-language=\"" + language + "\"");
        try (var visitor = chromium.visitor("en-GB")) {
            var page = visitor.newPage();
            page.setViewportSize(320, 640);
            page.navigate(origin());
            page.locator("button.go").first().click();
            page.locator("form button").nth(1).waitFor();
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                picture(page, "button-" + language + "-" + scheme);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(320);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private String origin() {
        return "http://localhost:" + site.getAddress().getPort();
    }

    /** @return its id */
    private String button(Customer shop, String callee, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("callee", callee, "name", "Shop"));
        body.putAll(more);
        // A campaign that was just made is known to the buttons a moment later.
        var made = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> shop.client().post("/v1/buttons", body), reply -> reply.status() == 201)
                .body();
        script = made.path("script").asText();
        return made.path("id").asText();
    }

    private static void shows(Locator place, String text) {
        assertThat(place).hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(LIMIT));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages", name + ".png")));
    }
}
