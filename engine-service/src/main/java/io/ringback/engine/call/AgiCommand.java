package io.ringback.engine.call;

import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Warnings;
import java.util.List;

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

    /** Ends the call inside the switch after so long, whoever is left to watch it. */
    record SetAbsoluteTimeout(int seconds) implements AgiCommand {}

    /** What the callee will see. */
    record SetCallerId(String number) implements AgiCommand {}

    /**
     * Rings the callee and bridges the two; the caller stays when the callee goes.
     *
     * @param limitSeconds the switch ends the talk after it
     * @param confirm whether the callee must press 1 first
     */
    record DialCallee(Route route, int ringSeconds, int limitSeconds, Warnings warnings, boolean confirm)
            implements AgiCommand {}
}
