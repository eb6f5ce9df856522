package io.ringback.proof.simulation;

import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Fallback;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Trigger;
import io.ringback.rating.authorization.Allowances;
import io.ringback.rating.tariff.Rate;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.callback.WantedDraft;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is going to be asked of the platform in one seed, and what it costs.
 *
 * @param decks versions of the one rate deck
 * @param secondDeckAt when the second version takes over
 */
record Plan(
        Set<Flaw> flaws,
        Allowances allowances,
        List<List<Rate>> decks,
        long secondDeckAt,
        List<Customer> customers,
        List<Asked> asked,
        List<Interference> interferences) {

    /**
     * Who pays.
     *
     * @param balance at the start, millionths
     */
    record Customer(String number, long balance, long overdraft, int concurrency, int minimumTalkSeconds) {}

    /**
     * A callback that will be asked for.
     *
     * @param expiry after it was asked for
     * @param cancelAt null if it is never cancelled
     */
    record Asked(
            int customer,
            Wanted wanted,
            long at,
            Duration expiry,
            @Nullable Long cancelAt) {}

    /** What somebody else does to them meanwhile. */
    sealed interface Interference {
        long at();

        /** The operator suspends an account, or lets it call again. */
        record Standing(long at, int customer, boolean active) implements Interference {}

        /** Money comes in. */
        record Paid(long at, int customer, long micros) implements Interference {}

        /** A number is blocked. */
        record Blocked(long at, String number) implements Interference {}
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    static Plan drawn(SplittableRandom random, Set<Flaw> flaws) {
        List<Customer> customers = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            long balance = random.nextInt(3) == 0 ? random.nextLong(200_000) : random.nextLong(8_000_000);
            long overdraft = random.nextInt(4) == 0 ? random.nextLong(1_000_000) : 0;
            customers.add(new Customer(
                    "+44207946000" + i, balance, overdraft, random.nextInt(1, 4), random.nextBoolean() ? 10 : 0));
        }
        List<Asked> asked = new ArrayList<>();
        for (int i = random.nextInt(1, 7); i > 0; i--) {
            asked.add(asked(random, customers));
        }
        int slice = List.of(35, 60, 300).get(random.nextInt(3));
        Allowances standard = Allowances.DEFAULT;
        Allowances allowances = new Allowances(
                standard.promptSeconds(),
                standard.menuTrySeconds(),
                standard.menuTries(),
                slice,
                standard.validity(),
                standard.warnings(),
                standard.defaultCallerId());
        return new Plan(
                flaws,
                allowances,
                List.of(deck(random), deck(random)),
                random.nextLong(400_000),
                customers,
                asked,
                interferences(random, customers.size()));
    }

    private static Asked asked(SplittableRandom random, List<Customer> customers) {
        int customer = random.nextInt(customers.size());
        List<Fallback> fallbacks = new ArrayList<>();
        for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
            Set<TargetCondition> on = EnumSet.noneOf(TargetCondition.class);
            List.of(TargetCondition.values()).forEach(each -> {
                if (random.nextBoolean()) {
                    on.add(each);
                }
            });
            fallbacks.add(new Fallback(new Party.E164("+4930231250" + (50 + i)), random.nextInt(5, 30), on));
        }
        Party callee = random.nextInt(5) == 0 ? null : new Party.E164("+49302312500" + random.nextInt(10));
        long at = random.nextLong(60_000);
        WantedDraft wanted = Wanted.talk(
                        Trigger.API, new Party.E164(customers.get(customer).number()), callee)
                .fallbacks(callee == null ? List.of() : fallbacks)
                .atMost(random.nextInt(20, random.nextBoolean() ? 100 : 900))
                .retrying(new Retries(
                        random.nextInt(4), Duration.ofSeconds(random.nextInt(5, 90)), random.nextInt(4) == 0))
                .from(random.nextInt(5) == 0 ? World.START.plusMillis(at + random.nextLong(120_000)) : null);
        if (random.nextInt(4) == 0) {
            wanted.doing(options(random));
        }
        Duration expiry = Duration.ofSeconds(random.nextInt(4) == 0 ? random.nextInt(1, 30) : random.nextInt(60, 7200));
        Long cancelAt = random.nextInt(4) == 0 ? at + random.nextLong(random.nextBoolean() ? 3_000 : 120_000) : null;
        return new Asked(customer, wanted.done(), at, expiry, cancelAt);
    }

    private static CallOptions options(SplittableRandom random) {
        List<MachinePolicy> policies = List.copyOf(EnumSet.allOf(MachinePolicy.class));
        return new CallOptions(
                random.nextBoolean(),
                random.nextBoolean() ? null : policies.get(random.nextInt(policies.size())),
                random.nextBoolean());
    }

    private static List<Interference> interferences(SplittableRandom random, int customers) {
        List<Interference> all = new ArrayList<>();
        if (random.nextInt(6) == 0) {
            long at = random.nextLong(150_000);
            int who = random.nextInt(customers);
            all.add(new Interference.Standing(at, who, false));
            all.add(new Interference.Standing(at + random.nextLong(300_000), who, true));
        }
        if (random.nextInt(4) == 0) {
            all.add(new Interference.Paid(
                    random.nextLong(200_000), random.nextInt(customers), random.nextLong(1, 3_000_000)));
        }
        if (random.nextInt(6) == 0) {
            all.add(new Interference.Blocked(random.nextLong(150_000), "+49302312500" + random.nextInt(10)));
        }
        return all;
    }

    private static List<Rate> deck(SplittableRandom random) {
        return List.of(rate(random, "49"), rate(random, "4930231250"));
    }

    private static Rate rate(SplittableRandom random, String prefix) {
        int first = List.of(1, 6, 30, 60).get(random.nextInt(4));
        int next = List.of(1, 6, 60).get(random.nextInt(3));
        BigDecimal price = BigDecimal.valueOf(random.nextLong(100_000_000), 8);
        BigDecimal connect =
                random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(10_000_000), 8);
        return new Rate(prefix, "Germany", price, connect, first, next);
    }
}
