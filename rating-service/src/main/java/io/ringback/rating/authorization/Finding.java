package io.ringback.rating.authorization;

import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import org.jspecify.annotations.Nullable;

/** What one rule says: the reason it would refuse with, and whether it does. */
record Finding(RefusalReason rule, boolean allowed, String sentence) {

    static Finding of(RefusalReason rule, boolean allowed) {
        return allowed ? passed(rule) : refused(rule, Refused.sentenceOf(rule));
    }

    static Finding ofCaps(CapRoom caps, @Nullable Party party, boolean allowed) {
        return allowed
                ? passed(RefusalReason.SPEND_CAP)
                : refused(RefusalReason.SPEND_CAP, caps.reachedSentence(party));
    }

    static Finding passed(RefusalReason rule) {
        return new Finding(rule, true, Refused.passedSentenceOf(rule));
    }

    static Finding refused(RefusalReason rule, String sentence) {
        return new Finding(rule, false, sentence);
    }

    RuleAnswer toAnswer() {
        return new RuleAnswer(rule.name(), allowed, sentence);
    }
}
