package io.ringback.rating.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trunks in a random order in which each comes first as often as its weight says. */
final class WeightedDraw {
    private WeightedDraw() {}

    /** The same seed gives the same order. */
    static List<Trunk> of(List<Trunk> trunks, long seed) {
        var random = new SplittableRandom(seed);
        var left = new ArrayList<>(trunks);
        var drawn = new ArrayList<Trunk>(trunks.size());
        long weight = trunks.stream().mapToLong(Trunk::weight).sum();
        while (!left.isEmpty()) {
            var next = left.remove(index(left, random.nextLong(weight)));
            drawn.add(next);
            weight -= next.weight();
        }
        return drawn;
    }

    private static int index(List<Trunk> trunks, long point) {
        long passed = 0;
        for (int i = 0; i < trunks.size(); i++) {
            passed += trunks.get(i).weight();
            if (point < passed) {
                return i;
            }
        }
        throw new IllegalStateException("beyond the sum of the weights: " + point);
    }
}
