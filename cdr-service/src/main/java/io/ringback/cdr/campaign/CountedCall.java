package io.ringback.cdr.campaign;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Counted;
import io.ringback.contracts.values.Disposition;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import java.util.Optional;

/**
 * What the record of an attempt is to its campaign.
 *
 * @param campaign its id
 * @param number of whoever takes part, E.164
 */
record CountedCall(String campaign, String number, CallDetailRecord record) {
    /**
     * Empty if it is part of no campaign, or nothing to it: in the sandbox, a call that only told a code, or one in which
     * no phone was dialled.
     */
    static Optional<CountedCall> of(CallDetailRecord record) {
        var request = record.request();
        if (request.campaign() == null
                || record.sandbox()
                || request.script() == Script.ANNOUNCE
                || record.hops().isEmpty()) {
            return Optional.empty();
        }
        return request.caller() instanceof Party.E164(String number)
                ? Optional.of(new CountedCall(request.campaign(), number, record))
                : Optional.empty();
    }

    /** Whether it is of the kind that is counted. */
    boolean counts(Counted kind) {
        return switch (kind) {
            case ANSWERED -> record.disposition() == Disposition.ANSWERED;
            case RUNG -> true;
        };
    }

    /** Whom it concerns. */
    Participant participant() {
        return new Participant(campaign, number);
    }

    /** A number in a campaign; in the order in which rows are locked. */
    record Participant(String campaign, String number) implements Comparable<Participant> {
        @Override
        public int compareTo(Participant other) {
            int order = campaign.compareTo(other.campaign);
            return order == 0 ? number.compareTo(other.number) : order;
        }
    }
}
