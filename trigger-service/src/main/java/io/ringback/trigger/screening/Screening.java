package io.ringback.trigger.screening;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Party;
import io.ringback.edge.access.AccountDirectory;
import io.ringback.messaging.Statements;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.admission.Admission;
import io.ringback.trigger.admission.BlockedNumbers;
import io.ringback.trigger.admission.Facts;
import io.ringback.trigger.admission.Numbers;
import io.ringback.trigger.admission.Policy;
import io.ringback.trigger.admission.Reach;
import io.ringback.trigger.admission.Rings;
import io.ringback.trigger.admission.Velocity;
import io.ringback.trigger.admission.Verdict;
import io.ringback.trigger.admission.WangiriRanges;
import io.ringback.trigger.blocked.BlockedNumberStore;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.CallbackState;
import io.ringback.trigger.campaign.Campaigns;
import io.ringback.trigger.policy.Policies;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Loads what the rules of admission must know, and asks them. */
@Singleton
public final class Screening {
    private final BlockedNumberStore blocked;
    private final Policies policies;
    private final RingBook rings;
    private final AccountDirectory accounts;
    private final InstantSource clock;
    private final AskBook asks;
    private final Campaigns campaigns;
    private final WangiriRanges wangiri = RangesFile.delivered();

    Screening(
            BlockedNumberStore blocked,
            Policies policies,
            RingBook rings,
            AskBook asks,
            Campaigns campaigns,
            AccountDirectory accounts,
            InstantSource clock) {
        this.blocked = blocked;
        this.rings = rings;
        this.asks = asks;
        this.campaigns = campaigns;
        this.policies = policies;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What the rules say of a callback now, whoever of its persons is rung first. */
    public Verdict of(Transaction tx, Callback callback) {
        Verdict verdict = of(tx, callback, callback.numbers(), velocity(tx, callback));
        for (int place = callback.person() + 1; place < callback.wanted().persons(); place++) {
            verdict = verdict.and(of(tx, callback, callback.wanted().numbers(place), () -> Velocity.ANY));
        }
        return verdict;
    }

    /** The same with what the account's policy has done on each of its calls. */
    Callback underPolicy(Statements statements, Callback asked) {
        boolean checks =
                !asked.wanted().announces() && policy(statements, asked).checksHumans();
        return checks ? asked.checkingHuman() : asked;
    }

    /** What the rules say if a caller, who is on the line, keys a destination. */
    Verdict ofKeyed(Transaction tx, Callback callback, Party destination) {
        Numbers numbers = callback.wanted().keying(callback.person(), destination);
        Supplier<Velocity> velocity =
                callback.sandbox() ? () -> Velocity.ANY : asks.ofKeyed(tx, callback, numbers, policy(tx, callback));
        return of(tx, callback, numbers, velocity);
    }

    /** Counted when it is asked for; its further tries are no further requests. */
    private Supplier<Velocity> velocity(Transaction tx, Callback callback) {
        boolean counts = callback.state() instanceof CallbackState.Accepted && !callback.sandbox();
        return counts ? asks.of(tx, callback, callback.numbers(), policy(tx, callback)) : () -> Velocity.ANY;
    }

    private Policy policy(Statements statements, Callback callback) {
        return policies.of(statements, callback.payingAccount());
    }

    /** All that must be known is asked for before the first answer is waited for. */
    private Verdict of(Statements statements, Callback callback, Numbers wanted, Supplier<Velocity> velocity) {
        Numbers numbers = reaching(wanted);
        List<Numbers> all = List.of(numbers);
        Supplier<BlockedNumbers> blocks = blocked.concerning(statements, all);
        Supplier<Rings> rung = callback.sandbox() ? () -> Rings.ANY : rings.of(statements, all);
        return judge(statements, callback, numbers, blocks.get(), rung.get(), velocity.get());
    }

    /** What the rules say of each of these callbacks now, by id. */
    public Map<UUID, Verdict> of(Statements statements, List<Callback> callbacks) {
        Map<UUID, Numbers> numbers = new LinkedHashMap<>();
        callbacks.forEach(callback -> numbers.put(callback.id(), reaching(callback.numbers())));
        Supplier<BlockedNumbers> asked = blocked.concerning(statements, numbers.values());
        Supplier<Rings> counted = rings.of(statements, numbers.values());
        BlockedNumbers blocks = asked.get();
        Rings rung = counted.get();
        Map<UUID, Verdict> verdicts = new LinkedHashMap<>();
        for (Callback callback : callbacks) {
            Numbers each = numbers.get(callback.id());
            if (each != null) {
                verdicts.put(
                        callback.id(),
                        judge(statements, callback, each, blocks, callback.sandbox() ? Rings.ANY : rung, Velocity.ANY));
            }
        }
        return verdicts;
    }

    private Verdict judge(
            Statements statements,
            Callback callback,
            Numbers numbers,
            BlockedNumbers blocks,
            Rings rung,
            Velocity velocity) {
        AccountSnapshot account = accounts.account(callback.payingAccount()).orElse(null);
        return Admission.judge(
                        numbers,
                        new Facts(
                                account,
                                blocks,
                                policy(statements, callback),
                                rung,
                                ringsAt(callback),
                                wangiri,
                                velocity,
                                callback.sandbox()))
                .and(policy(statements, callback).recording(callback.wanted().recorded()))
                .and(campaigns.answer(statements, callback, ringsAt(callback)));
    }

    /** One that is to ring later is judged by that time. */
    private Instant ringsAt(Callback callback) {
        Instant notBefore = callback.wanted().notBefore();
        Instant now = clock.instant();
        return notBefore != null && notBefore.isAfter(now) ? notBefore : now;
    }

    private Numbers reaching(Numbers numbers) {
        return numbers.reaching(Reach.beyond(numbers.others(), accounts::forwardingOf));
    }
}
