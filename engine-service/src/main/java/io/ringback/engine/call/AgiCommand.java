package io.ringback.engine.call;

import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Warnings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the caller's channel; each waits behind the one before it. */
public sealed interface AgiCommand {
    /** Plays sounds one after the other. */
    record Play(List<String> files) implements AgiCommand {
        public Play {
            files = List.copyOf(files);
        }
    }

    /** Plays sounds, any of which a key interrupts, and reads what is keyed, up to so many digits or the hash key. */
    record ReadKeys(List<String> files, int mostDigits) implements AgiCommand {
        public ReadKeys {
            files = List.copyOf(files);
        }
    }

    /** How long the first key is waited for. */
    record AwaitKey(int seconds) implements AgiCommand {}

    /** How long each further key is waited for. */
    record AwaitNextKey(int seconds) implements AgiCommand {}

    /** Asks for what was keyed last. */
    record GetKeys() implements AgiCommand {}

    /** Takes what was keyed off the channel. */
    record ForgetKeys() implements AgiCommand {}

    /** Ends what is being recorded, if anything is. */
    record StopRecording() implements AgiCommand {}

    /** Records what is said in a bridge, to this file. */
    record RecordTalk(String file) implements AgiCommand {}

    /** Listens whether a person or a machine has answered. */
    record DetectMachine() implements AgiCommand {}

    /** Asks which of them it was. */
    record GetDetected() implements AgiCommand {}

    /** Asks why. */
    record GetDetectedBy() implements AgiCommand {}

    /** Answers a call that came in. */
    record Answer() implements AgiCommand {}

    /** Ends the call inside the switch after so long, whoever is left to watch it. */
    record SetAbsoluteTimeout(int seconds) implements AgiCommand {}

    /** What the callee will see. */
    record SetCallerId(String number) implements AgiCommand {}

    /**
     * Rings the callee and bridges the two; the caller stays when the callee goes.
     *
     * @param limitSeconds the switch ends the talk after it
     * @param announced sound the callee hears before anything else, null for none
     * @param confirm whether the callee must press 1 first
     */
    record DialCallee(
            Route route,
            int ringSeconds,
            int limitSeconds,
            Warnings warnings,
            @Nullable String announced,
            boolean confirm)
            implements AgiCommand {
        /** Without an announcement. */
        public DialCallee(Route route, int ringSeconds, int limitSeconds, Warnings warnings, boolean confirm) {
            this(route, ringSeconds, limitSeconds, warnings, null, confirm);
        }
    }
}
