package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many processes of each service.
 *
 * @param counts by service, those that are not one
 * @param sandbox whether there is a switch for keys of the sandbox, too
 */
record Replicas(Map<String, Integer> counts, boolean sandbox) {

    static final Replicas ONE_EACH = new Replicas(Map.of(), false);

    /** The simulated switch of the sandbox. */
    static final String SANDBOX = "simulator-sandbox";

    static final List<String> SERVICES = List.of("trigger-service", "rating-service", "engine-service", "cdr-service");

    /** A machine of the size this is for would only thrash with more. */
    private static final int MOST = 8;

    Replicas {
        counts = Map.copyOf(counts);
    }

    /** Reads {@code engine=2,trigger=2}. */
    static Replicas of(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        for (String part : text.split(",", -1)) {
            var sides = part.split("=", -1);
            var service = sides[0].endsWith("-service") ? sides[0] : sides[0] + "-service";
            if (sides.length != 2 || !sides[1].matches("[1-9]") || Integer.parseInt(sides[1]) > MOST) {
                throw new Halt("--replicas must be like engine=2, with 1 to " + MOST + ": " + part);
            }
            if (!SERVICES.contains(service)) {
                throw new Halt("--replicas knows trigger, rating, engine and cdr, not " + sides[0] + ".");
            }
            counts.put(service, Integer.parseInt(sides[1]));
        }
        return new Replicas(counts, false);
    }

    /** The same with a sandbox. */
    Replicas withSandbox() {
        return new Replicas(counts, true);
    }

    /** Those whose processes have these names. */
    static Replicas named(Collection<String> names) {
        var counts = new LinkedHashMap<String, Integer>();
        for (String service : SERVICES) {
            int count = (int) names.stream()
                    .filter(name -> name.equals(service) || name.startsWith(service + "-"))
                    .count();
            if (count > 1) {
                counts.put(service, count);
            }
        }
        return new Replicas(counts, names.contains(SANDBOX));
    }

    /** The simulated switches: one for each engine, so that each can own one; that of the sandbox is the last. */
    List<String> simulators() {
        var simulators = new ArrayList<>(numbered("simulator", counts.getOrDefault("engine-service", 1)));
        if (sandbox) {
            simulators.add(SANDBOX);
        }
        return List.copyOf(simulators);
    }

    /** The names of a service's processes: its own, then with a number from 2. */
    List<String> namesOf(String service) {
        return numbered(service, counts.getOrDefault(service, 1));
    }

    private static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> n == 1 ? name : name + "-" + n)
                .toList();
    }
}
