package io.ringback.local.stack;

import io.ringback.local.demo.Customer;
import io.ringback.local.demo.DemoSetup;
import io.ringback.local.demo.SwitchAccess;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import io.ringback.local.process.HomeLock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/**
 * One run of {@code up} or {@code demo}. What it started it also stops when this JVM ends, in whatever way it can still
 * notice, unless it has been told to leave it running.
 */
final class Session {

    private final Home home;
    private final PrintStream out;
    private final StackStart start;
    private volatile boolean stopsAtEnd;

    Session(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
        this.start = new StackStart(home, out);
    }

    /**
     * Brings the stack up and sets up the demo account.
     *
     * @return whether nothing ran before
     */
    boolean begin(Replicas replicas, GatewayPort gateway) {
        home.prepare();
        try (var _ = HomeLock.take(home)) {
            var preparation = new Preparation(home, out);
            preparation.check();
            preparation.endLeftOvers();
            var fresh = preparation.running().isEmpty();
            var plan = preparation.plan(replicas, gateway);
            if (fresh) {
                new RunOwner(home).own();
                stopsAtEnd = true;
                Runtime.getRuntime().addShutdownHook(new Thread(this::stopUnlessReleased, "stop"));
            }
            start.run(plan);
            StackEnv.write(plan, customer(plan));
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the stack running when this JVM ends. */
    void release() {
        stopsAtEnd = false;
        try {
            new RunOwner(home).release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** There is nothing left to stop. */
    void forget() {
        stopsAtEnd = false;
    }

    private Customer customer(StackPlan plan) {
        var simulators = plan.replicas().simulators().stream()
                .map(name -> new SwitchAccess(
                        name,
                        name.equals(Replicas.SANDBOX) ? SwitchAccess.SANDBOX : SwitchAccess.DEFAULT,
                        "127.0.0.1",
                        plan.ports().of(name),
                        StackPlan.MANAGER_USER,
                        plan.secrets().managerSecret()))
                .toList();
        return new DemoSetup(plan.url(), plan.secrets(), out).run(simulators);
    }

    private void stopUnlessReleased() {
        start.stop();
        if (!stopsAtEnd) {
            return;
        }
        out.println("Stopping.");
        try (var _ = HomeLock.take(home)) {
            new Shutdown(home, out).run();
        } catch (Halt e) {
            // Held by our own start, which was cut short, or by a down that is doing the same.
            new Shutdown(home, out).run();
        }
    }
}
