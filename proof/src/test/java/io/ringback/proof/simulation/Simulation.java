package io.ringback.proof.simulation;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One seed: a world is made, everything in it happens, and in the end everything must have come to rest. */
final class Simulation {
    /** More steps than any seed needs; beyond it, something goes round in circles. */
    private static final int STEPS = 400_000;

    private final long seed;
    private final Set<Flaw> flaws;
    private final Set<Fault> faults;
    private final World world;
    private final Evidence evidence;
    private @Nullable String weather;

    /** @param story null if nobody reads it */
    Simulation(long seed, Set<Flaw> flaws, Set<Fault> faults, @Nullable Story story) {
        this.seed = seed;
        this.flaws = flaws;
        this.faults = faults;
        this.world = new World(seed, story);
        this.evidence = new Evidence(world);
    }

    /** What came of a seed. */
    record Course(int steps, int rings, int talks, long virtualMillis) {}

    /** @throws RuntimeException if something that must hold does not */
    Course run() {
        Weather drawn = Weather.drawn(world, faults);
        weather = drawn.toString();
        Plan plan = Plan.drawn(world.random(), flaws);
        Scene scene = new Scene(world, drawn, new Log(world), plan, evidence);
        world.tell("world", () -> "seed " + seed + ", " + drawn);
        RatingNode rating = new RatingNode(scene);
        TriggerNode trigger = new TriggerNode(scene, rating);
        Engines engines =
                new Engines(scene, world.random().nextInt(1, 3), world.random().nextInt(1, 3));
        CdrNode cdr = new CdrNode(scene);
        plan.asked().forEach(asked -> world.at(asked.at(), () -> trigger.accept(asked)));
        plan.interferences()
                .forEach(each -> world.at(each.at(), () -> {
                    if (each instanceof Plan.Interference.Blocked(var _, String number)) {
                        trigger.block(number);
                    } else {
                        rating.interfere(each);
                    }
                }));
        int steps = 0;
        while (world.step()) {
            if (++steps > STEPS) {
                throw new Violation("I3", "it never comes to rest");
            }
        }
        new Verdict(scene, trigger, rating, engines, cdr).check();
        return new Course(steps, evidence.rings(), evidence.talks().size(), world.millis());
    }

    /** Runs a seed; a failure says how, and how to see it again. */
    static Course run(long seed, Set<Fault> faults) {
        try {
            return new Simulation(seed, EnumSet.noneOf(Flaw.class), faults, null).run();
        } catch (RuntimeException first) {
            throw new AssertionError(
                    "seed " + seed + ": " + first.getMessage() + "\nSee it alone with -D" + SimulationTest.FIRST + "="
                            + seed + " -D" + SimulationTest.SEEDS + "=1\n" + history(seed, faults),
                    first);
        }
    }

    /** The whole story of a seed. */
    static String history(long seed, Set<Fault> faults) {
        Story story = new Story();
        try {
            new Simulation(seed, EnumSet.noneOf(Flaw.class), faults, story).run();
        } catch (RuntimeException again) {
            return story + "→ " + again.getMessage();
        }
        return story.toString();
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + weather;
    }
}
