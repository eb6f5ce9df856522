package io.ringback.trigger.callback;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.ringback.contracts.CallFact.AttemptEnded;
import io.ringback.contracts.values.RefusalReason;
import java.time.Instant;

/** How an attempt was over: never placed, or placed and done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(AttemptEnd.Refused.class), @JsonSubTypes.Type(AttemptEnd.Finished.class)})
public sealed interface AttemptEnd {
    Instant at();

    /** Word for lists: a disposition, or REFUSED. */
    String outcome();

    /** Rating did not authorise it. */
    @JsonTypeName("refused")
    record Refused(Instant at, RefusalReason reason, String sentence) implements AttemptEnd {
        @Override
        public String outcome() {
            return "REFUSED";
        }
    }

    /** The engine told its last fact. */
    @JsonTypeName("finished")
    record Finished(Instant at, AttemptEnded fact) implements AttemptEnd {
        @Override
        public String outcome() {
            return fact.disposition().name();
        }
    }
}
