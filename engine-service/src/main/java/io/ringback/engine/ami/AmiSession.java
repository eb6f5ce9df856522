package io.ringback.engine.ami;

import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.wire.WireAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.event.FullyBootedEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/** A session with one switch, from login to the end of its socket; never used again after that. */
public final class AmiSession implements Hearing {
    /** What a session must be told: more than the filter lets through is never needed. */
    private static final String EVENT_CLASSES = "system,call,agi,user";

    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(5);
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofMillis(250);

    private final Account account;
    private final Hearing hearing;
    private final LibrarySession library;
    private final CountDownLatch booted = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Instant bootedAt = Instant.EPOCH;

    /**
     * @param mayWrite asked before each write; false closes the socket unsent
     * @param hearing hears every event, and once that it is over
     */
    public AmiSession(Account account, BooleanSupplier mayWrite, Hearing hearing, InstantSource clock) {
        this(account, mayWrite, hearing, clock, WRITE_LIMIT);
    }

    /** @param writeLimit after which a switch does not read what is being written */
    AmiSession(Account account, BooleanSupplier mayWrite, Hearing hearing, InstantSource clock, Duration writeLimit) {
        this.account = account;
        this.hearing = hearing;
        this.library = new LibrarySession(account, mayWrite, this, clock, writeLimit);
        library.registerUserEventClass(MarkFact.class);
        library.registerUserEventClass(HangupFact.class);
        library.registerUserEventClass(HangupRequestFact.class);
        library.registerUserEventClass(OptOutFact.class);
    }

    /** @throws SessionFault with a sentence for the operator; the socket is closed then */
    public void login() throws SessionFault {
        Thread.ofVirtual().name("ami-writes-" + account.host()).start(this::watchWrites);
        try {
            library.login(EVENT_CLASSES);
        } catch (AuthenticationFailedException e) {
            library.end();
            throw refusal(e);
        } catch (IOException | org.asteriskjava.manager.TimeoutException | IllegalStateException e) {
            library.end();
            throw unreachable(e);
        }
    }

    /** On a thread of its own: any other may be the one that is held up. */
    private void watchWrites() {
        try {
            while (!awaitEnd(WATCH)) {
                library.endIfStuck();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the switch said that it is ready for calls. */
    public boolean awaitBooted(Duration limit) throws InterruptedException {
        return booted.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When the switch began to run, by our clock and to the second; never later than it was. */
    public Instant bootedAt() {
        return bootedAt;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Whether the session ended within the limit. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return over.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it is over, as a sentence for the operator. */
    public String whyOver() {
        if (library.isStuck()) {
            return "The switch does not read what it is sent.";
        }
        return library.isGarbled()
                ? "The switch said something that cannot be understood."
                : "The switch closed the session.";
    }

    /** Since when nothing was heard. */
    public Duration silence() {
        return library.silence();
    }

    /**
     * Writes and returns; the answer comes on the library's thread.
     *
     * @throws IOException if it may not have been written whole
     * @throws IllegalStateException if it was not written at all
     */
    public void send(WireAction action, Consumer<ManagerResponse> answer) throws IOException {
        library.send(action, answer::accept);
    }

    /**
     * As {@link #send(WireAction, Consumer)}, where only a refusal says anything.
     *
     * @param refused called on the library's thread
     */
    public void send(WireAction action, Runnable refused) throws IOException {
        send(action, response -> {
            if (response instanceof ManagerError) {
                refused.run();
            }
        });
    }

    /**
     * As {@link #send(WireAction, Consumer)}, where one header of the answer is wanted.
     *
     * @param value hears it on the library's thread, null if the switch refused or does not say it
     */
    public void send(WireAction action, String header, Consumer<@Nullable String> value) throws IOException {
        send(action, response -> value.accept(response instanceof ManagerError ? null : response.getAttribute(header)));
    }

    /** Writes and waits for the answer. */
    public Answer ask(WireAction action) throws SessionFault, InterruptedException {
        CompletableFuture<ManagerResponse> answer = new CompletableFuture<>();
        try {
            send(action, answer::complete);
            ManagerResponse response = answer.get(RESPONSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            String message = response.getMessage();
            return new Answer(!(response instanceof ManagerError), message == null ? "" : message, stamp(response));
        } catch (IOException | IllegalStateException | ExecutionException e) {
            throw unreachable(e);
        } catch (TimeoutException e) {
            throw new SessionFault(
                    SwitchState.UNREACHABLE, "The switch does not answer " + action.name() + " within 5 s.", e);
        }
    }

    private static @Nullable Instant stamp(ManagerResponse response) {
        String seconds = response.getAttribute("timestamp");
        try {
            return seconds == null
                    ? null
                    : Instant.EPOCH.plusNanos(
                            new BigDecimal(seconds).movePointRight(9).longValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * What a switch says to an action.
     *
     * @param stamp the switch's clock, where it tells it
     */
    public record Answer(
            boolean success, String message, @Nullable Instant stamp) {
        /** Whether the manager user may not do this. */
        public boolean notPermitted() {
            return !success && message.equals("Permission denied");
        }
    }

    /** Ends the session. */
    public void close() {
        library.end();
    }

    @Override
    public void heard(ManagerEvent event, Instant receivedAt) {
        if (event instanceof FullyBootedEvent fullyBooted) {
            Integer uptime = fullyBooted.getUptime();
            if (uptime != null) {
                // Whole seconds, cut off.
                bootedAt = receivedAt.minusSeconds(uptime + 1L);
            }
            booted.countDown();
        }
        hearing.heard(event, receivedAt);
    }

    @Override
    public void closed() {
        over.countDown();
        hearing.closed();
    }

    /** The library wraps faults of the line into authentication failures. */
    private SessionFault refusal(AuthenticationFailedException e) {
        if (e.getCause() != null) {
            return unreachable(e);
        }
        return new SessionFault(
                SwitchState.WRONG_SECRET,
                "The switch does not accept the user " + account.username()
                        + " with this secret, or not from this address (permit/deny in manager.conf).",
                e);
    }

    private SessionFault unreachable(Exception e) {
        String why = switch (e) {
            case ConnectException _ -> "nothing listens there";
            case UnknownHostException _ -> "the host name is unknown";
            case org.asteriskjava.manager.TimeoutException _ -> "it does not answer as a manager";
            case SSLException _ ->
                "TLS is not agreed on, or its certificate is not the one expected (" + e.getMessage() + ")";
            default -> e.getMessage();
        };
        return new SessionFault(
                SwitchState.UNREACHABLE,
                "The manager at " + account.host() + ":" + account.port() + " cannot be reached: " + why + ".",
                e);
    }
}
