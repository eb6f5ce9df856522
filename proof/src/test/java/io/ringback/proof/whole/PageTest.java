package io.ringback.proof.whole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for people, in a real browser on the running stack; pictures of it are left in {@code target/pages}. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final double LIMIT = 60_000;
    private static final String PIN = "4711";

    private final RunningStack stack;
    private final Phones phones;
    private final Chromium chromium = Chromium.started();
    private @Nullable BrowserContext visitor;

    PageTest(RunningStack stack) {
        this.stack = stack;
        this.phones = new Phones(stack);
    }

    @AfterEach
    void nothing_was_thrown_or_kept_out() {
        if (visitor != null) {
            visitor.close();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void customer_signs_in_sees_the_price_presses_the_green_button_and_watches_the_call() {
        var customer = Customer.with(stack, "5.00", Phones.answeringCaller(9));
        var callee = Phones.answering(8);
        var page = signedIn(customer, "en-GB");
        // The load of other tests may have rung the same phones.
        long ringsOfCaller = phones.rings(customer.number());
        long ringsOfCallee = phones.rings(callee);

        page.getByLabel("2. The number to call").fill("00" + callee.substring(1, 3) + " 30-" + callee.substring(5));
        waitFor(page, ".price dd", "€0.10");
        picture(page, "price");
        assertThat(page.locator(".price").innerText().lines())
                .containsExactly(
                        "To Germany, a minute",
                        "€0.10",
                        "Your own leg, a minute",
                        "free",
                        "Three minutes in all",
                        "€0.30",
                        "Longest talk",
                        "50 min");
        page.locator("button.go").click();

        waitFor(page, "h1", "Connected");
        picture(page, "connected");
        waitFor(page, "h1", "Done");
        waitFor(page, "main > .hint", "Talk: 3 sec · Cost: €0.10");
        picture(page, "done");
        assertThat(page.locator(".phone b").allInnerTexts()).containsExactly(customer.number(), callee);
        assertThat(phones.rings(customer.number())).isEqualTo(ringsOfCaller + 1);
        assertThat(phones.rings(callee)).isEqualTo(ringsOfCallee + 1);
        var callback = customer.client()
                .get("/v1/callbacks")
                .expect(200)
                .path("items")
                .get(0)
                .path("id")
                .asText();
        assertThat(customer.cdr(callback).path("request").path("trigger").asText())
                .isEqualTo("WEB");
        page.getByText("History").click();
        waitFor(page, ".rows b", callee);
        waitFor(page, ".rows small", Pattern.compile(".* · Done · 3 sec · €0\\.10"));
    }

    @Test
    void wrong_pin_and_wrong_numbers_are_told_where_they_were_typed() {
        var customer = Customer.with(stack, "5.00", Phones.anotherCaller(94));
        var page = open("en-GB");
        var number = customer.withPin(stack, PIN);
        page.getByLabel("Account number").fill(number);
        page.getByLabel("PIN").fill("0815");
        page.locator("button.go").click();
        waitFor(page, "#field-sign-in-pin-wrong", Pattern.compile("Account number and PIN do not go together.*"));
        page.getByLabel("PIN").fill(PIN);
        page.keyboard().press("Enter");
        var callee = page.getByLabel("2. The number to call");
        callee.fill("030 23125");
        callee.blur();
        var wrong = "#field-call-callee-wrong";
        waitFor(page, wrong, Pattern.compile("That is not a whole number with country code.*"));
        assertThat(page.locator("button.go").isDisabled()).isTrue();

        callee.fill("+33 1 23 45 67 89");
        waitFor(page, wrong, Pattern.compile(".+"));
        assertThat(page.locator("button.go").isDisabled()).isTrue();
        picture(page, "wrong");
        assertThat(customer.client().get("/v1/callbacks").expect(200).path("items"))
                .isEmpty();
    }

    @Test
    void call_is_cancelled_by_the_button_and_seen_again_after_a_reload() {
        var customer = Customer.with(stack, "5.00", Phones.silentCaller(8));
        long rings = phones.rings(customer.number());
        var page = signedIn(customer, "de-DE");
        page.getByLabel("2. Die gewünschte Nummer").fill(Phones.answering(8));
        waitFor(page, ".price dd", "0,10 €");
        page.locator("button.go").press("Enter");
        waitFor(page, "h1", "Ihr Telefon klingelt: bitte abheben");

        page.reload();
        waitFor(page, "h1", "Ihr Telefon klingelt: bitte abheben");
        waitFor(page, ".steps li:last-child span", "Ihr Telefon klingelt.");
        picture(page, "ringing-de");
        page.getByText("Abbrechen").click();

        waitFor(page, "h1", "Abgebrochen");
        assertThat(phones.rings(customer.number())).isEqualTo(rings + 1);
        page.getByText("Abmelden").click();
        waitFor(page, "h1", "Anmelden");
        page.reload();
        waitFor(page, "h1", "Anmelden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE", "ru-RU", "zh-CN"})
    void nothing_is_cut_off_on_a_narrow_phone_by_day_and_by_night(String language) {
        var customer = Customer.with(
                stack,
                "5.00",
                Phones.anotherCaller(
                        90 + List.of("en-GB", "de-DE", "ru-RU", "zh-CN").indexOf(language)));
        var page = signedIn(customer, language);
        page.setViewportSize(320, 640);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var view : List.of("call", "history", "numbers")) {
                page.navigate(stack.value("RINGBACK_URL") + "/#" + view);
                page.locator("h1").waitFor();
                picture(page, view + "-" + language + "-" + scheme);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("%s in %s", view, language)
                        .isEqualTo(320);
            }
        }
    }

    @Test
    void customer_adds_a_number_and_proves_it_by_the_code_that_is_said_there() {
        var customer = Customer.with(stack, "5.00", Phones.anotherCaller(89));
        var page = signedIn(customer, "en-GB");
        var mobile = Phones.listening(7);
        page.getByText("My numbers").click();
        page.getByLabel("Add a number").fill(mobile);
        page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();

        var digits = page.getByLabel("The six digits");
        digits.fill("12 34 5");
        page.getByText("Done").click();
        waitFor(page, "#field-numbers-code-wrong", "Six digits, please.");
        picture(page, "number-code");
        digits.fill(phones.code(mobile));
        page.getByText("Done").click();

        var row = page.locator(".rows li").filter(new Locator.FilterOptions().setHasText(mobile));
        assertThat(row.locator("small")).hasText("active", new LocatorAssertions.HasTextOptions().setTimeout(LIMIT));
        picture(page, "number-proven");
    }

    @Test
    void customer_proves_a_number_by_the_code_that_is_written_to_it() {
        var customer = Customer.with(stack, "5.00", Phones.anotherCaller(78));
        var page = signedIn(customer, "de-DE");
        var mobile = Phones.listening(4);
        long rings = phones.rings(mobile);
        page.getByText("Meine Nummern").click();
        page.getByLabel("Per SMS").check();
        picture(page, "number-by-sms");
        page.getByLabel("Nummer hinzufügen").fill(mobile);
        page.getByText("Hinzufügen", new Page.GetByTextOptions().setExact(true)).click();

        waitFor(page, "#field-numbers-code-hint", "Wir schicken sie per SMS an " + mobile + ".");
        picture(page, "number-code-sms");
        page.getByLabel("Die sechs Ziffern").fill(stack.inbox().code(mobile));
        page.getByText("Fertig").click();

        var row = page.locator(".rows li").filter(new Locator.FilterOptions().setHasText(mobile));
        assertThat(row.locator("small")).hasText("aktiv", new LocatorAssertions.HasTextOptions().setTimeout(LIMIT));
        assertThat(phones.rings(mobile)).isEqualTo(rings);
        assertThat(customer.client().get("/v1/callbacks").expect(200).path("items"))
                .isEmpty();
    }

    @Test
    void page_comes_with_a_policy_that_lets_nothing_else_in() {
        var page = open("en-GB");

        var headers = page.reload().headers();

        assertThat(headers)
                .containsEntry(
                        "content-security-policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cache-control", "no-cache");
    }

    private Page open(String language) {
        var opened = chromium.visitor(language);
        visitor = opened;
        var page = opened.newPage();
        page.navigate(stack.value("RINGBACK_URL") + "/");
        page.locator("h1").waitFor();
        return page;
    }

    private Page signedIn(Customer customer, String language) {
        var number = customer.withPin(stack, PIN);
        var page = open(language);
        page.locator("[name=account]").fill(number);
        page.locator("[name=pin]").fill(PIN);
        page.locator("button.go").click();
        page.locator("[name=callee]").waitFor();
        return page;
    }

    private static void waitFor(Page page, String selector, String text) {
        assertThat(page.locator(selector).first())
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(LIMIT));
    }

    private static void waitFor(Page page, String selector, Pattern text) {
        assertThat(page.locator(selector).first())
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(LIMIT));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pages", name + ".png"))
                .setFullPage(true));
    }
}
