package io.ringback.cdr;

import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallCharge.ChargeCorrected;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.Message;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Measures;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.OperatorDecision;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RequestFacts;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hand-made attempt: its facts are told second by second, its charge is the one rating would make. */
public final class Attempt {
    public static final Instant BEGIN = Instant.parse("2026-01-31T10:00:00Z");
    public static final Party CALLER = new Party.E164("+442079460001");
    public static final Party CALLEE = new Party.E164("+493023125002");
    public static final Party OTHER_CALLEE = new Party.E164("+493023125003");

    public final UUID callbackId = Ids.next();
    public final UUID attemptId = Ids.next();
    public final UUID accountId;
    private final Instant begin;
    private final List<CallEvent> facts = new ArrayList<>();
    private final List<Message> charges = new ArrayList<>();

    private Attempt(UUID accountId, Instant begin) {
        this.accountId = accountId;
        this.begin = begin;
    }

    public static Attempt ofAccount(UUID accountId) {
        return new Attempt(accountId, BEGIN);
    }

    public static Attempt ofAccount(UUID accountId, Instant begin) {
        return new Attempt(accountId, begin);
    }

    /** The next fact, so many seconds after the request. */
    public Attempt after(int seconds, CallFact fact) {
        facts.add(new CallEvent(callbackId, attemptId, facts.size() + 1, at(seconds), false, fact));
        return this;
    }

    /** Settled for this many seconds of talk at 0.10 a minute. */
    public Attempt settled(int talkSeconds) {
        charges.add(settlement(null, talkSeconds, false));
        return this;
    }

    public Attempt settledByEstimate(int talkSeconds) {
        charges.add(settlement(null, talkSeconds, true));
        return this;
    }

    /** Settled by hand in place of all else. */
    public Attempt settledByOperator(int talkSeconds) {
        charges.clear();
        charges.add(settlement(null, talkSeconds, false, new OperatorDecision("operator", "the switch burnt down")));
        return this;
    }

    public Attempt refused(RefusalReason reason) {
        charges.add(settlement(reason, 0, false));
        return this;
    }

    /** The whole amount is another one. */
    public Attempt corrected(String amount, int seconds) {
        charges.add(new ChargeCorrected(
                callbackId,
                attemptId,
                at(seconds),
                false,
                Ids.next(),
                accountId,
                List.of(leg(Money.of(amount, "EUR"), 60)),
                Money.of(amount, "EUR"),
                Money.of("0.10", "EUR"),
                2,
                "wrong deck",
                null,
                null));
        return this;
    }

    /** The talk was another one, and so is the whole amount. */
    public Attempt remeasured(String amount, int talkSeconds, int seconds) {
        charges.add(new ChargeCorrected(
                callbackId,
                attemptId,
                at(seconds),
                false,
                Ids.next(),
                accountId,
                List.of(leg(Money.of(amount, "EUR"), talkSeconds)),
                Money.of(amount, "EUR"),
                Money.of("0.10", "EUR"),
                1,
                "the switch's own records",
                "operator",
                new Measures(0, talkSeconds, 0, Money.zero("EUR"), Money.of("9.80", "EUR"), false)));
        return this;
    }

    public List<CallEvent> facts() {
        return List.copyOf(facts);
    }

    public List<Message> charges() {
        return List.copyOf(charges);
    }

    public AttemptSettled settlement() {
        return (AttemptSettled) charges.getFirst();
    }

    public List<ChargeCorrected> corrections() {
        return charges.stream()
                .filter(ChargeCorrected.class::isInstance)
                .map(ChargeCorrected.class::cast)
                .toList();
    }

    /** Everything, facts first. */
    public List<Message> messages() {
        var all = new ArrayList<Message>(facts);
        all.addAll(charges);
        return all;
    }

    public static Topic topic(Message message) {
        return message instanceof CallEvent ? Topic.CALL_EVENTS : Topic.CALL_CHARGES;
    }

    public Instant at(int seconds) {
        return begin.plusSeconds(seconds);
    }

    public RequestFacts request() {
        return new RequestFacts(1, Trigger.API, Script.CONNECT, CALLER, CALLEE, null, "en", begin);
    }

    public static LegCharge leg(Money amount, int seconds) {
        return new LegCharge(
                Leg.CALLEE,
                "49",
                "Germany",
                seconds,
                seconds,
                new BigDecimal("0.10"),
                0,
                amount,
                List.of(seconds + " s at 0.10 a minute"));
    }

    private AttemptSettled settlement(@Nullable RefusalReason refused, int talkSeconds, boolean estimated) {
        return settlement(refused, talkSeconds, estimated, null);
    }

    private AttemptSettled settlement(
            @Nullable RefusalReason refused, int talkSeconds, boolean estimated, @Nullable OperatorDecision decision) {
        Money amount = new Money(
                new BigDecimal("0.10").multiply(BigDecimal.valueOf(talkSeconds)).divide(BigDecimal.valueOf(60)), "EUR");
        return new AttemptSettled(
                callbackId,
                attemptId,
                at(100),
                false,
                accountId,
                refused,
                request(),
                refused == null ? at(1) : null,
                0,
                talkSeconds,
                0,
                talkSeconds == 0 ? List.of() : List.of(leg(amount, talkSeconds)),
                amount,
                Money.zero("EUR"),
                Money.of("9.90", "EUR"),
                refused == null ? 1 : 0,
                estimated,
                decision);
    }
}
