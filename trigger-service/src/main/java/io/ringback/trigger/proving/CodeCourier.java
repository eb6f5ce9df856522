package io.ringback.trigger.proving;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.delivery.Rounds;
import io.ringback.trigger.delivery.SmsGateway;
import io.ringback.trigger.proving.CodeMessages.Try;
import io.ringback.trigger.sms.CodeText;
import io.ringback.trigger.sms.SmsMessage;
import io.ringback.trigger.sms.SmsOutcome;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sees to it that messages with codes that are due are sent. */
@Singleton
class CodeCourier {
    private static final Logger LOG = Logger.getLogger(CodeCourier.class);
    private static final Duration WRITE_AGAIN = Duration.ofMillis(500);

    private final CodeMessages messages;
    private final SmsGateway gateway;
    private final Codes codes;
    private final MeterRegistry registry;
    private final String from;
    private final String name;
    private final Duration limit;
    private final int places;
    private final Semaphore free;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Rounds rounds = new Rounds("codes by SMS", this::look);

    CodeCourier(
            CodeMessages messages, SmsGateway gateway, Codes codes, TriggerSettings settings, MeterRegistry registry) {
        this.messages = messages;
        this.gateway = gateway;
        this.codes = codes;
        this.registry = registry;
        this.from = settings.sms().from().orElse("");
        this.name = CodeText.name(settings.sms().name());
        this.limit = settings.sms().timeout();
        this.places = settings.sms().inFlight();
        this.free = new Semaphore(places);
    }

    void started(@Observes StartupEvent event) {
        if (gateway.on()) {
            rounds.start();
        }
    }

    /** Waits for the answers to what is under way: without them it would be sent again. */
    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        rounds.stop();
        free.tryAcquire(places, limit.toMillis(), TimeUnit.MILLISECONDS);
        stopped.countDown();
    }

    /** There may be something to send. */
    void poke() {
        rounds.poke();
    }

    private void look() {
        int room = free.availablePermits();
        if (room == 0 || rounds.stopping()) {
            return;
        }
        for (Try begun : messages.take(room)) {
            free.acquireUninterruptibly();
            Thread.ofVirtual().name("sms").start(() -> send(begun));
        }
    }

    private void send(Try begun) {
        try {
            keep(begun, outcome(begun));
        } catch (RuntimeException e) {
            // It is due again when the time of this try is over.
            LOG.warnf("proofId=%s cause=\"%s\" msg=\"code not sent\"", begun.proofId(), e.getMessage());
        } finally {
            free.release();
        }
    }

    private SmsOutcome outcome(Try begun) {
        String code = codes.open(begun.proofId(), begun.sealed())
                .orElseThrow(() -> new IllegalStateException("sealed under another key"));
        SmsOutcome outcome = gateway.send(
                new SmsMessage(begun.proofId(), begun.to(), from, CodeText.of(begun.language(), name, code)));
        registry.counter("ringback.code.messages", "outcome", word(outcome)).increment();
        tell(begun, outcome);
        return outcome;
    }

    /** What the gateway has taken is not sent again because the database was away for a moment. */
    private void keep(Try begun, SmsOutcome outcome) {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                messages.ended(begun, outcome);
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() - until > 0 || pausedAndStopped()) {
                    throw e;
                }
            }
        }
    }

    private boolean pausedAndStopped() {
        try {
            return stopped.await(WRITE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void tell(Try begun, SmsOutcome outcome) {
        String number = begun.to().masked();
        String answer = outcome.answer();
        switch (outcome) {
            case SmsOutcome.Taken _ ->
                LOG.debugf("proofId=%s number=%s answer=\"%s\" msg=\"code sent\"", begun.proofId(), number, answer);
            case SmsOutcome.Refused(var _, boolean ours) ->
                LOG.logf(
                        ours ? Logger.Level.ERROR : Logger.Level.WARN,
                        "proofId=%s number=%s answer=\"%s\" msg=\"the SMS gateway will not send a code\"",
                        begun.proofId(),
                        number,
                        answer);
            case SmsOutcome.Unsure _ ->
                LOG.warnf(
                        "proofId=%s number=%s try=%d answer=\"%s\" msg=\"code to be sent again\"",
                        begun.proofId(), number, begun.number(), answer);
        }
    }

    private static String word(SmsOutcome outcome) {
        return switch (outcome) {
            case SmsOutcome.Taken _ -> "taken";
            case SmsOutcome.Refused _ -> "refused";
            case SmsOutcome.Unsure _ -> "unsure";
        };
    }
}
