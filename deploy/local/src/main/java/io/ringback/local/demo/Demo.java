package io.ringback.local.demo;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.values.Money;
import io.ringback.local.process.Halt;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One callback on the running stack, from the request to the charged CDR, with what it must come to. */
public final class Demo {

    /** Two phones that answer at once and three seconds of talk take some ten seconds. */
    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

    private static final Duration AFTERWARDS = Duration.ofSeconds(30);

    private final DemoStack stack;
    private final PrintStream out;
    private final Api api;
    private final Phones phones;

    /**
     * A demo.
     *
     * @param stack where it runs
     * @param out where it is shown
     */
    public Demo(DemoStack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
        this.api = new Api(stack.url(), stack.customer().key());
        this.phones = new Phones(stack.simulators());
    }

    /**
     * Runs it.
     *
     * @throws Halt with what is not as it must be
     */
    public void run() {
        var balanceBefore = balance();
        var callerRings = phones.rings(DemoNumbers.CALLER);
        try (var cdrs = new CdrReader(stack.kafka())) {
            var asked = ask();
            follow(asked.callback());
            var cdr = cdrs.of(asked.callback(), AFTERWARDS);
            new CdrView(out).show(cdr);
            var balanceAfter = settledBalance();
            showMoney(balanceBefore, balanceAfter, cdr);
            checkMoney(balanceBefore, balanceAfter, cdr);
            out.println();
            out.println("Phones");
            checkRings("caller", DemoNumbers.CALLER, callerRings);
            checkRings("callee", asked.callee(), asked.calleeRings());
        }
    }

    /** A callback that was accepted, and how often its callee's phone had rung before. */
    private record Asked(String callback, String callee, long calleeRings) {}

    private Asked ask() {
        for (String callee : DemoNumbers.CALLEES) {
            var rings = phones.rings(callee);
            out.println();
            out.println("POST /v1/callbacks   caller " + DemoNumbers.CALLER + "   callee " + callee);
            var reply = api.post("/v1/callbacks", Map.of("caller", DemoNumbers.CALLER, "callee", callee))
                    .orHalt();
            if (reply.status() == 202) {
                out.println("202 Accepted         callback " + reply.text("id"));
                out.println();
                return new Asked(reply.text("id"), callee, rings);
            }
            out.println("200 OK               joined a callback of the last minute, so another callee is taken");
        }
        throw new Halt("Every phone of the demo was called in the last minute: wait a little.");
    }

    private void follow(String callback) {
        out.println("Timeline");
        var timeline = new Timeline(out);
        Patience.until(
                WHOLE_CALL,
                () -> {
                    timeline.show(api.get("/v1/callbacks/" + callback + "/timeline")
                            .orHalt()
                            .body()
                            .path("steps"));
                    return Optional.of(timeline).filter(Timeline::isOver);
                },
                () -> "The callback did not end within " + WHOLE_CALL.toSeconds() + " s.");
        if (!"COMPLETED".equals(timeline.last())) {
            throw new Halt("The callback ended as " + timeline.last() + ", not as COMPLETED.");
        }
    }

    private void showMoney(Money before, Money after, CallDetailRecord cdr) {
        out.println();
        out.println("Balance");
        out.println("  before   " + text(before));
        out.println("  charged  " + text(cdr.amount()));
        out.println("  after    " + text(after));
    }

    private static void checkMoney(Money before, Money after, CallDetailRecord cdr) {
        if (cdr.amount().amount().signum() <= 0) {
            throw new Halt("The talk was not charged.");
        }
        if (before.amount().subtract(after.amount()).compareTo(cdr.amount().amount()) != 0) {
            throw new Halt("The balance changed by " + before.amount().subtract(after.amount()) + ", but the CDR says "
                    + cdr.amount().amount() + ".");
        }
    }

    private void checkRings(String who, String number, long before) {
        var rings = phones.rings(number) - before;
        out.println("  " + who + "   rang " + rings + (rings == 1 ? " time" : " times"));
        if (rings != 1) {
            throw new Halt("The " + who + "'s phone must ring exactly once, but it rang " + rings + " times.");
        }
    }

    private Money balance() {
        return money("balance");
    }

    /** The balance once nothing is held any more. */
    private Money settledBalance() {
        return Patience.until(
                AFTERWARDS,
                () -> Optional.of(balance()).filter(_ -> money("held").amount().signum() == 0),
                () -> "Money is still held for the call: " + text(money("held")) + ".");
    }

    private Money money(String field) {
        var money = api.get("/v1/accounts/" + stack.customer().account())
                .orHalt()
                .body()
                .path(field);
        return new Money(
                new BigDecimal(money.path("amount").asText("0")),
                money.path("currency").asText("EUR"));
    }

    private static String text(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }
}
