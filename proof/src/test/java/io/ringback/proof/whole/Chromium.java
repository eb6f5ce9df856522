package io.ringback.proof.whole;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, without a window. */
final class Chromium implements AutoCloseable {
    private static final String REQUIRED = "RINGBACK_REQUIRE_CHROMIUM";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** It is to talk to the stack and to nobody else. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path executable) {
        // Its own download of browsers is not wanted: the one that is installed is tried.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET));
    }

    /** Skips the test where no Chromium is installed, unless the environment says that there must be one. */
    static Chromium started() {
        var executable = installed();
        if (!"true".equals(System.getenv(REQUIRED))) {
            assumeTrue(executable.isPresent(), "no Chromium is installed: the page is not tried");
        }
        return new Chromium(executable.orElseThrow(() -> new AssertionError(REQUIRED + " is set, and there is none")));
    }

    /** A fresh visitor with a phone: 390 by 800. */
    BrowserContext visitor(String language) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 800).setLocale(language));
        context.onPage(this::listen);
        return context;
    }

    /** What scripts threw and what the content policy kept out. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void listen(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    private static Optional<Path> installed() {
        var folders =
                Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of).toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
