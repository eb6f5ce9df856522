package io.ringback.proof.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What was measured so far; each line is shown as soon as it is known. */
final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    Figures(PrintStream out) {
        this.out = out;
    }

    void add(Figure figure) {
        figures.add(figure);
        out.println(figure.line());
        out.flush();
    }

    /** One by its parts: NaN for a raw limit or a target that there is not. */
    void add(String name, double value, String unit, double bare, double target, boolean atMost) {
        var figure = Figure.of(name, value, unit);
        var beside = Double.isNaN(bare) ? figure : figure.beside(bare);
        add(Double.isNaN(target) ? beside : beside.promised(new Figure.Target(target, atMost)));
    }

    /** What one looks for first, and what happens to one in a hundred; in milliseconds of a histogram's microseconds. */
    void addLatency(String name, Histogram micros) {
        add(Figure.of(name + "_p50", millis(micros, 50), "ms"));
        add(Figure.of(name + "_p99", millis(micros, 99), "ms"));
    }

    /** NaN if nothing was measured. */
    static double millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0
                ? Double.NaN
                : micros.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toMicros(1);
    }

    /** The value of a figure measured before, NaN if it was not. */
    double value(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    List<Figure> all() {
        return List.copyOf(figures);
    }

    /** For a program: what was not measured is null. */
    String json(boolean auditPassed) {
        var root = JSON.createObjectNode().put("audit", auditPassed);
        var list = root.putArray("figures");
        for (Figure figure : figures) {
            var node = list.addObject().put("name", figure.name());
            put(node, "value", figure.value());
            node.put("unit", figure.unit());
            put(node, "limit", figure.limit() == null ? Double.NaN : figure.limit());
            put(
                    node,
                    "target",
                    figure.target() == null ? Double.NaN : figure.target().bound());
            node.put("reached", figure.reached());
        }
        return root.toPrettyString();
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, Math.round(value * 1000) / 1000.0);
        }
    }
}
