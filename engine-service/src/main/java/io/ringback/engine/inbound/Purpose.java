package io.ringback.engine.inbound;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.values.Party;
import io.ringback.engine.call.Menu;

/** What somebody called for. */
public sealed interface Purpose {
    /**
     * An access number.
     *
     * @param ani who called: E.164, or the digits that came, or empty
     * @param menu how the caller is asked for the destination
     */
    record AccessCall(AccessNumber number, String ani, Menu menu) implements Purpose {
        /** Whether the destination is asked for now; not of somebody who could not be called back. */
        boolean asks() {
            return number.mode() == Mode.PROMPT && Party.E164.isE164(ani);
        }
    }

    /**
     * A line at which nobody was reached.
     *
     * @param waiter who called it
     * @param busy whether it was busy; else nobody answered
     * @param sandbox whether the switch is a simulated one
     */
    record MissedLine(Party waiter, Party line, boolean busy, boolean sandbox) implements Purpose {}
}
