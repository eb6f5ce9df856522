package io.ringback.proof.simulation;

import java.util.EnumSet;
import java.util.Set;

/** Which faults a seed has, how thick they come, and until when: after it everything must come to rest. */
final class Weather {
    /** A seed in so many has no faults at all. */
    private static final int FAIR = 12;

    private final World world;
    private final Set<Fault> faults;
    private final double thickness;
    private final long until;

    private Weather(World world, Set<Fault> faults, double thickness, long until) {
        this.world = world;
        this.faults = faults;
        this.thickness = thickness;
        this.until = until;
    }

    /** @param possible those it may have */
    static Weather drawn(World world, Set<Fault> possible) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        boolean fair = world.random().nextInt(FAIR) == 0;
        for (Fault fault : Fault.values()) {
            if (world.random().nextBoolean() && possible.contains(fault) && !fair) {
                faults.add(fault);
            }
        }
        double thickness = Math.pow(2, world.random().nextDouble(-1, 3));
        return new Weather(world, faults, thickness, world.between(60_000, 900_000));
    }

    /** Whether nothing ever goes wrong. */
    boolean isFair() {
        return faults.isEmpty();
    }

    boolean strikes(Fault fault) {
        boolean struck = faults.contains(fault)
                && world.millis() < until
                && world.chance(Math.min(0.5, fault.probability() * thickness));
        if (struck) {
            world.tell("fault", fault::name);
        }
        return struck;
    }

    @Override
    public String toString() {
        return faults + " × " + Math.round(thickness * 10) / 10.0 + " for " + until / 1000 + " s";
    }
}
