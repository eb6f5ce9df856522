package io.ringback.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The settings of trigger-service. */
@ConfigMapping(prefix = "ringback.trigger")
public interface TriggerSettings {
    /** A second request for the same pair of numbers within this time of the first joins it, live or talked out. */
    @WithDefault("PT60S")
    Duration dedupeWindow();

    /**
     * Most rings of one number within an hour, over all accounts, 0 for any: a person who is rung more often is pestered.
     * The account's own numbers do not count.
     */
    @WithDefault("6")
    int ringsPerHour();

    /** The same within 24 hours, 0 for any. */
    @WithDefault("20")
    int ringsPerDay();

    /** Most one-time codes told to one number within an hour, over all accounts. */
    @WithDefault("3")
    int codesPerHour();

    /** The same within 24 hours. */
    @WithDefault("6")
    int codesPerDay();

    /** Most one-time codes told for one account within an hour, those of its buttons too. */
    @WithDefault("60")
    int codesPerAccountHour();

    /** Callbacks an account may ask for within an hour, 0 for any; its admission policy may say otherwise. */
    @WithDefault("600")
    int asksPerAccount();

    /** Callbacks people may ask for from one address within an hour, 0 for any; API keys do not count. */
    @WithDefault("60")
    int asksPerAddress();

    /** Rings of numbers that are alike but for three digits, by one account within an hour, 0 for any. */
    @WithDefault("60")
    int ringsPerRange();

    /** Addresses of the gateways, who say in {@code X-Forwarded-For} from where a request comes; nobody else is believed. */
    @WithDefault("127.0.0.0/8,::1")
    List<String> gateways();

    /** How long an Idempotency-Key is remembered with its response. */
    @WithDefault("PT24H")
    Duration idempotencyLifetime();

    /** A request without {@code notAfter} is given up after this time. */
    @WithDefault("PT24H")
    Duration requestExpiry();

    /** A scheduled request without {@code notAfter} is given up this long after it was due. */
    @WithDefault("PT30M")
    Duration scheduledExpiry();

    /** How long a dry run waits for its answer before it is answered with 202. */
    @WithDefault("PT2S")
    Duration dryRunWait();

    /** Nothing can be asked for further ahead than this. */
    @WithDefault("P90D")
    Duration scheduleHorizon();

    /** Callbacks that may wait for one line that is in use. */
    @WithDefault("5")
    int waitersPerLine();

    /** How long a callback waits for a line that was busy when it was asked for. */
    @WithDefault("PT4800S")
    Duration busyLineLife();

    /** The same for a line that nobody answered. */
    @WithDefault("PT7200S")
    Duration unansweredLineLife();

    /** How often it is looked whether a line has another first waiter. */
    @WithDefault("PT0.25S")
    Duration linePoll();

    /** How often the database is asked for callbacks that are due; less costs queries, more costs punctuality. */
    @WithDefault("PT0.1S")
    Duration duePoll();

    /** Callbacks that are taken up in one transaction when many are due at once. */
    @WithDefault("500")
    int dueBatch();

    /** Requests each customer's key may make of this replica in {@link #rateWindow}; beyond them it gets 429. */
    @WithDefault("6000")
    int rateLimit();

    /** In which {@link #rateLimit} requests come back, one after the other. */
    @WithDefault("PT1M")
    Duration rateWindow();

    /** Listeners to callbacks' streams at the same time on this replica; each costs a few kilobytes. */
    @WithDefault("10000")
    int streamListeners();

    /** A stream on which nothing happens gets a comment this often, so that nobody in between closes it. */
    @WithDefault("PT15S")
    Duration streamKeepAlive();

    /** Webhooks an account may have; each hears of every callback. */
    @WithDefault("10")
    int webhooksPerAccount();

    /** Whether webhooks may lead to this host, and by http: for development only. */
    @WithDefault("false")
    boolean webhookLoopback();

    /** How long a receiver of a notice may take to answer. */
    @WithDefault("PT15S")
    Duration webhookTimeout();

    /** Notices on their way at the same time from this replica; each has a thread. */
    @WithDefault("32")
    int noticesInFlight();

    /** Of these at most so many for one webhook, so that a receiver that hangs holds up nobody else. */
    @WithDefault("4")
    int noticesInFlightEach();

    /** How long a notice that has arrived or was given up can be looked at and sent again. */
    @WithDefault("P30D")
    Duration noticeRetention();

    /** One-time codes by short message. */
    SmsSettings sms();
}
