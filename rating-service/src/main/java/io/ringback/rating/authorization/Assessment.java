package io.ringback.rating.authorization;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerProof;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Trigger;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.StartWindow;
import io.ringback.rating.tariff.Tariff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every rule says of a wish, and what would be granted. One reading for a real attempt, a dry run and a keyed
 * destination, so that they can never differ.
 */
public final class Assessment {
    /** Shown before the number of a line that has become free. */
    private static final String REDIAL = "ReDial";

    private final List<Finding> findings;
    private final Authorized granted;

    private Assessment(List<Finding> findings, Authorized granted) {
        this.findings = List.copyOf(findings);
        this.granted = granted;
    }

    /** Judges a whole attempt. */
    public static Assessment of(Wish wish, Payer payer, Terms terms, Allowances allowances) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(RefusalReason.SUSPENDED, payer.status() == Status.ACTIVE));
        findings.add(Finding.of(RefusalReason.CALLER_ID, proven(wish, payer)));
        var callerRoutes = waysToRing(wish, terms);
        if (callerRoutes.isEmpty()) {
            findings.add(terms.withoutRoute(wish.caller()));
        }
        findings.add(Finding.of(RefusalReason.TOO_MANY_CALLS, payer.liveCalls() < payer.concurrency()));
        var answers = answers(wish, callerRoutes, terms, allowances);
        GrantedCall call = wish.script() == Script.ANNOUNCE
                ? announcement(wish, payer, terms, answers, findings)
                : connection(wish, payer, terms, allowances, answers, findings);
        return new Assessment(findings, authorized(callerRoutes, call, callerIds(wish, payer, allowances)));
    }

    /**
     * Judges a destination the caller has keyed, with those it may be forwarded to.
     *
     * @param wish with that destination as its callee
     * @param payer with the attempt's own hold given back
     * @param before what was granted until now: the caller's leg began in its window and is priced as pinned there
     */
    public static Assessment ofKeyed(Wish wish, Payer payer, Terms terms, Allowances allowances, GrantedCall before) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of(RefusalReason.SUSPENDED, payer.status() == Status.ACTIVE));
        var forbidden = wish.forbidden();
        var wanted = Candidate.of(wish);
        int setup = allowances.promptSeconds() + allowances.menuTrySeconds() * allowances.menuTries();
        var answered = before.starts().until(terms.at());
        var hunt = Hunt.over(wanted, forbidden, terms, payer, before.base(), answered, setup, wish.maxTalkSeconds());
        findings.addAll(hunt.findings(forbidden, terms));
        return new Assessment(
                findings,
                authorized(
                        List.of(),
                        connected(hunt, before.base(), payer, allowances),
                        callerIds(wish, payer, allowances)));
    }

    /** The first rule that refuses, else what is granted. */
    public Decision decision() {
        return findings.stream()
                .filter(finding -> !finding.allowed())
                .findFirst()
                .<Decision>map(finding -> new Refused(finding.rule(), finding.sentence()))
                .orElse(granted);
    }

    /** Each rule's answer. */
    public List<RuleAnswer> answers() {
        return findings.stream().map(Finding::toAnswer).toList();
    }

    /** What would be granted if no rule refused; without targets if none remain. */
    public GrantedCall call() {
        return granted.call();
    }

    /** The caller's leg needs a margin of its own only where it is the whole call. */
    private static List<Route> waysToRing(Wish wish, Terms terms) {
        var rate = wish.script() == Script.ANNOUNCE ? terms.rateTo(wish.caller()) : Optional.<Rate>empty();
        return rate.map(found -> terms.routesTo(wish.caller(), Tariff.callerFree(found)))
                .orElseGet(() -> terms.routesTo(wish.caller()));
    }

    /**
     * The caller's number must be the account's, unless a PIN has proven who pays or the number was proven otherwise; so must
     * one the callee is to see.
     */
    private static boolean proven(Wish wish, Payer payer) {
        boolean caller = wish.identity() != null
                || wish.callerProof() != null
                || !(wish.caller() instanceof Party.E164 number)
                || payer.callerNumbers().contains(number.number());
        return caller && (wish.callerId() == null || payer.callerNumbers().contains(wish.callerId()));
    }

    /** When the caller can answer: whichever trunk the last dial before the deadline goes to. */
    private static StartWindow answers(Wish wish, List<Route> callerRoutes, Terms terms, Allowances allowances) {
        long ringing = (long) wish.callerRingTimeoutSeconds() * Math.max(1, callerRoutes.size());
        return StartWindow.after(terms.at(), allowances.validity().toSeconds() + ringing);
    }

    private static GrantedCall connection(
            Wish wish, Payer payer, Terms terms, Allowances allowances, StartWindow answers, List<Finding> findings) {
        var caller = terms.caller(wish.caller());
        if (caller.isEmpty()) {
            findings.add(Finding.refused(RefusalReason.NO_RATE, "There is no rate for the caller's own number."));
        }
        var wanted = Candidate.of(wish);
        int menu = wish.callee() == null ? allowances.menuTrySeconds() * allowances.menuTries() : 0;
        int setup = allowances.promptSeconds() + menu;
        var base = caller.orElse(Tariff.NOTHING);
        var hunt = Hunt.over(wanted, wish.forbidden(), terms, payer, base, answers, setup, wish.maxTalkSeconds());
        findings.addAll(hunt.findings(wish.forbidden(), terms));
        var call = connected(hunt, base, payer, allowances);
        if (wanted.isEmpty()) {
            // The talk is not priced yet; but nobody is rung who could not afford the set-up and a bit of talk.
            // Free seconds may pay for the talk itself.
            long least = call.worstCaseMicros(0) + (terms.free().any() ? 0 : 1);
            findings.add(Finding.of(RefusalReason.NO_MONEY, payer.availableMicros() >= least));
            if (payer.caps().limited()) {
                boolean spendable = payer.spendableMicros(null) >= least;
                findings.add(Finding.ofCaps(payer.caps(), null, spendable));
            }
        }
        return call;
    }

    private static GrantedCall connected(Hunt hunt, Tariff base, Payer payer, Allowances allowances) {
        var starts = hunt.starts();
        var whole = new GrantedCall(starts, base.within(starts), hunt.targets(), hunt.setupSeconds(), 0, false);
        if (hunt.targets().isEmpty()) {
            return whole;
        }
        int limit = whole.limitSeconds();
        int granted = payer.concurrency() == 1 ? limit : Math.min(limit, allowances.sliceSeconds());
        return whole.granting(granted, granted == limit);
    }

    /** A single leg, priced like a callee's from its answer to its end. */
    private static GrantedCall announcement(
            Wish wish, Payer payer, Terms terms, StartWindow answers, List<Finding> findings) {
        var rate = terms.rateTo(wish.caller());
        findings.add(Finding.of(RefusalReason.NO_RATE, rate.isPresent()));
        var tariff = rate.map(found -> new Tariff(CallerLegPolicy.ON_ANSWER, found, null, 0))
                .orElse(Tariff.NOTHING)
                .within(answers);
        int limit = tariff.limitSeconds(answers, payer.spendableMicros(wish.caller()), 0, wish.maxTalkSeconds());
        int least = Math.clamp(payer.minimumTalkSeconds(), 1, wish.maxTalkSeconds());
        boolean covered = limit >= least
                || tariff.limitSeconds(answers, payer.availableMicros(), 0, wish.maxTalkSeconds()) >= least;
        findings.add(Finding.of(RefusalReason.NO_MONEY, covered));
        if (payer.caps().limited() && covered) {
            findings.add(Finding.ofCaps(payer.caps(), wish.caller(), limit >= least));
        }
        return new GrantedCall(answers, tariff, List.of(), 0, limit, true);
    }

    /** By the account's policy; a number the request names, which is the account's, wins for the callee. */
    private static CallerIds callerIds(Wish wish, Payer payer, Allowances allowances) {
        var access =
                Optional.ofNullable(wish.accessNumber()).or(() -> Optional.ofNullable(allowances.defaultCallerId()));
        var proven = CallerIdPolicy.shown(wish.caller()).filter(number -> showable(wish, payer, number));
        var policy = payer.callerIds();
        var calleeSees = Optional.ofNullable(wish.callerId()).or(() -> policy.toCallee(wish, access, proven));
        if (wish.trigger() == Trigger.BUSY_LINE) {
            // Whoever waited for a line sees which one is free; calling that number back calls the line.
            var line = CallerIdPolicy.shown(wish.callee());
            return new CallerIds(line.orElse(null), calleeSees.orElse(null), line.isPresent() ? REDIAL : null);
        }
        return new CallerIds(policy.toCaller(wish, access).orElse(null), calleeSees.orElse(null));
    }

    /** A number that is proven; an extension, among extensions: outside nobody could call it back. */
    private static boolean showable(Wish wish, Payer payer, String number) {
        return wish.caller() instanceof Party.E164
                ? wish.callerProof() == CallerProof.CODE
                        || payer.callerNumbers().contains(number)
                : wish.callee() instanceof Party.Extension;
    }

    private static Authorized authorized(List<Route> callerRoutes, GrantedCall call, CallerIds callerIds) {
        return new Authorized(callerRoutes, call, callerIds, call.worstCaseMicros(call.grantedSeconds()));
    }
}
