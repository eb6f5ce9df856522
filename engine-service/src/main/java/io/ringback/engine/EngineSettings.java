package io.ringback.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the engine. */
@ConfigMapping(prefix = "ringback.engine")
public interface EngineSettings {
    /** Key under which the secrets of switches are kept: 32 bytes in base64. No default; without it nothing starts. */
    String switchSecretKey();

    /** Dialplan context on every switch that hands answered callers over. */
    @WithDefault("ringback")
    String context();

    /** How long an attempt waits for a switch that was chosen for it and is not there, or has no room. */
    @WithDefault("PT30S")
    Duration switchPatience();

    /** How many attempts may wait before one switch; the next one is deferred at once. */
    @WithDefault("1000")
    int queueLength();

    /** After a cut of the switch connection, how long until a call is told to be unknown. */
    @WithDefault("PT30S")
    Duration unknownTold();

    /** After a reconnect that does not show a call, how long until it is closed. */
    @WithDefault("PT120S")
    Duration unknownClosed();

    /** How often the owner of a switch looks for calls the table gives it that it does not know; as old they must be. */
    @WithDefault("PT10S")
    Duration sweep();

    /** How long ended attempts are kept, to know a repeated order by. */
    @WithDefault("P8D")
    Duration retention();

    /** Ownership of switches. */
    Owner owner();

    /** Connections to switches. */
    Link link();

    /** When trunks are gone round. */
    Breaker breaker();

    /**
     * What is played instead of prompts: {@code <prompt>=<sound>[+<sound>]}, {@code <prompt>=none} for silence. A prompt
     * is named as its file, a sound by its file without extension; {@code {language}} in it stands for the caller's
     * language.
     */
    Optional<List<String>> prompts();

    /** How callers are asked for the destination. */
    Menu menu();

    /** Calls that come in. */
    Inbound inbound();

    /** Ownership of switches. */
    interface Owner {
        /** How often the owner's row is renewed. */
        @WithDefault("PT2S")
        Duration renew();

        /** How old the last renewal may be when something is written to the switch. */
        @WithDefault("PT5S")
        Duration valid();

        /** How old the last renewal must be before another replica takes over; longer than valid. */
        @WithDefault("PT7S")
        Duration takeover();
    }

    /** When trunks are gone round. */
    interface Breaker {
        /** Dials in a row that failed before it opens. */
        @WithDefault("5")
        int failures();

        /** How long it is open before a probe; doubled after each one that fails. */
        @WithDefault("PT30S")
        Duration pause();

        /** Longest time between probes. */
        @WithDefault("PT5M")
        Duration longest();

        /** How long a probe of which nothing is heard keeps the next one back. */
        @WithDefault("PT60S")
        Duration probe();
    }

    /** Connections to switches. */
    interface Link {
        /** Pause before the first reconnect; doubled each time. */
        @WithDefault("PT1S")
        Duration reconnectMin();

        /** Longest pause before a reconnect. */
        @WithDefault("PT30S")
        Duration reconnectMax();

        /** How often a quiet switch is asked whether it is there. */
        @WithDefault("PT10S")
        Duration ping();

        /** How often a switch that is there is asked which channels it has, to compare with the calls. */
        @WithDefault("PT30S")
        Duration reconcile();

        /**
         * Events of a switch that may wait to be handled; those beyond are dropped, and the switch is asked anew. Room for
         * half a minute in which the database is away, at 200 calls a second.
         */
        @WithDefault("100000")
        int backlog();

        /** How long a switch may be silent. */
        @WithDefault("PT30S")
        Duration silence();
    }

    /** Calls that come in. */
    interface Inbound {
        /** Dialplan context that hands over, unanswered, who calls an access number. */
        @WithDefault("ringback-missed")
        String missedContext();

        /** Dialplan context that hands over, answered, who found a line busy. */
        @WithDefault("ringback-busy")
        String busyContext();

        /** Dialplan context that hands over, answered, whose call to a line nobody answered. */
        @WithDefault("ringback-noreply")
        String noReplyContext();

        /**
         * How numbers without a plus become E.164, {@code <first digits>=<instead>} in the order they are tried: {@code 0=+44}
         * for a carrier that leaves the country out.
         */
        @WithDefault("00=+,=+")
        List<String> numbers();

        /** Dialplan context with the hints of extensions. */
        @WithDefault("ringback-hints")
        String hintsContext();

        /** Digits an extension has at most, where a number could stand, too. */
        @WithDefault("6")
        int longestExtension();

        /** How often it is asked how a line stands that somebody waits for, for what events did not tell. */
        @WithDefault("PT30S")
        Duration lineAsk();

        /** How often a line is told again that is free and still waited for. */
        @WithDefault("PT60S")
        Duration lineRepeat();

        /** How often a line is told to be worth a try of which the switch does not know how it stands. */
        @WithDefault("PT180S")
        Duration lineBlind();

        /** Inbound calls at once on one switch; those beyond are left to the dialplan's own timeout. */
        @WithDefault("1000")
        int most();
    }

    /** How callers are asked for the destination. */
    interface Menu {
        /** Wrong, missing or refused numbers before the goodbye; rating reserves set-up time for three. */
        @WithDefault("3")
        int tries();

        /** For the first digit, counted from the end of the prompt. */
        @WithDefault("PT10S")
        Duration firstKey();

        /** Between two digits; after so long the number counts as complete. */
        @WithDefault("PT3S")
        Duration nextKey();
    }
}
