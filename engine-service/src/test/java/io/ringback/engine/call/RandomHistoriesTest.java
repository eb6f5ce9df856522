package io.ringback.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.engine.Orders;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, what must hold holds. A failure names its seed; the seed replays it. */
class RandomHistoriesTest {
    private static final int HISTORIES = 10_000;
    private static final int INPUTS = 60;

    @Test
    void every_history_ends_once_and_dials_nothing_it_must_not() {
        int bridged = 0;
        int keyedAndBridged = 0;
        int acknowledged = 0;
        int checkedAndBridged = 0;
        int optedOut = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = replay(seed);
            bridged += history.bridged() ? 1 : 0;
            acknowledged += history.acknowledged() ? 1 : 0;
            checkedAndBridged += history.bridged() && history.checked() ? 1 : 0;
            optedOut += history.optedOut(Leg.CALLER) || history.optedOut(Leg.CALLEE) ? 1 : 0;
            keyedAndBridged += history.bridged() && history.asked() ? 1 : 0;
        }
        assertThat(bridged).as("histories that came to a talk").isGreaterThan(HISTORIES / 20);
        assertThat(acknowledged).as("announcements that were acknowledged").isGreaterThan(HISTORIES / 100);
        assertThat(checkedAndBridged).as("talks of callers who pressed 1").isGreaterThan(HISTORIES / 200);
        assertThat(optedOut).as("calls on which 9 was pressed").isGreaterThan(HISTORIES / 100);
        assertThat(keyedAndBridged).as("talks with a keyed destination").isGreaterThan(HISTORIES / 100);
    }

    private static History replay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Orders orders = Orders.at(Calls.T0)
                .callerOver("sim", "gw")
                .setup(random.nextInt(10, 200))
                .granted(random.nextInt(5, 400), random.nextBoolean());
        int script = random.nextInt(6);
        if (script == 0) {
            orders.announcing("ringback/en/alert", "disk-full").setup(0);
        }
        if (script == 0 && random.nextInt(4) > 0) {
            orders.acknowledgedBy("5", random.nextInt(1, 30));
        }
        if (script > 1) {
            orders.target("+493023125002", 20, 400, Set.of(), "sim", "gw")
                    .target("+493023125003", 20, 300, Set.of(TargetCondition.BUSY, TargetCondition.NO_ANSWER), "gw");
        }
        if (random.nextInt(4) == 0) {
            orders.confirming();
        }
        if (random.nextInt(3) == 0) {
            List<MachinePolicy> policies = List.copyOf(EnumSet.allOf(MachinePolicy.class));
            MachinePolicy policy = random.nextBoolean() ? null : policies.get(random.nextInt(policies.size()));
            orders.options(new CallOptions(random.nextBoolean(), policy, random.nextBoolean()));
        }
        RandomSwitch events = new RandomSwitch(random);
        Menu menu = new Menu(3, 10, 3, random.nextInt(3) == 0, List.of());
        Call call = Calls.call(orders.build(Calls.CALLBACK, Calls.ATTEMPT));
        History history = new History(seed, call.asking(menu));
        for (int i = 0; i < INPUTS && !history.ended(); i++) {
            history.pass(random.nextInt(8) == 0 ? random.nextLong(60_000) : random.nextLong(500));
            history.tell(events.next(history));
        }
        history.letDeadlinesCome();
        assertThat(history.ended()).as(() -> "it never ends: " + history).isTrue();
        history.tell(events.next(history));
        history.check();
        return history;
    }
}
