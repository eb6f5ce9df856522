package io.ringback.proof.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * A result for people and for programs.
 *
 * @param result what the load came to
 */
record LoadReport(LoadResult result) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    /** For a program: times in milliseconds. */
    String json() {
        var root = JSON.createObjectNode()
                .put("passed", result.passed())
                .put("rate", result.settings().rate())
                .put("seconds", result.took().toMillis() / 1000.0)
                .put("requests", result.requests())
                .put("acceptedPerSecond", rounded(result.acceptedPerSecond()))
                .put("sentAgain", result.sentAgain())
                .put("records", result.records());
        counts(root.putObject("answers"), result.answers());
        counts(root.putObject("ends"), result.ends());
        var latencies = root.putObject("latencyMillis");
        histograms().forEach((name, histogram) -> percentiles(latencies.putObject(name), histogram));
        return root.toPrettyString();
    }

    /** For a person. */
    String text() {
        var text = new StringBuilder();
        line(
                text,
                "asked for",
                "%d in %.1f s, %.1f accepted/s"
                        .formatted(result.requests(), result.took().toMillis() / 1000.0, result.acceptedPerSecond()));
        line(text, "answers", words(result.answers()));
        if (result.sentAgain() > 0) {
            line(text, "sent again", Long.toString(result.sentAgain()));
        }
        line(text, "ends", words(result.ends()));
        line(text, "CDRs", Long.toString(result.records()));
        text.append(
                String.format(Locale.ROOT, "%-14s %9s %9s %9s %9s %9s ms%n", "", "p50", "p90", "p99", "p99.9", "max"));
        histograms().forEach((name, histogram) -> text.append(row("POST to " + name, histogram)));
        return text.append(result.passed() ? "load ok" : "load FAILED").toString();
    }

    private Map<String, Histogram> histograms() {
        var all = new LinkedHashMap<String, Histogram>();
        all.put("202", result.accepted());
        all.put("dial", result.dialled());
        all.put("end", result.ended());
        all.put("CDR", result.recorded());
        return all;
    }

    private static String row(String name, Histogram histogram) {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-14s", name));
        for (double percentile : PERCENTILES) {
            row.append(String.format(Locale.ROOT, " %9.1f", millis(histogram, percentile)));
        }
        return row.append(System.lineSeparator()).toString();
    }

    private static void percentiles(ObjectNode node, Histogram histogram) {
        node.put("count", histogram.getTotalCount());
        for (double percentile : PERCENTILES) {
            var name = percentile == 100
                    ? "max"
                    : "p" + Double.toString(percentile).replaceFirst("\\.0$", "");
            node.put(name, millis(histogram, percentile));
        }
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static void counts(ObjectNode node, SortedMap<String, Long> counts) {
        counts.forEach(node::put);
    }

    private static String words(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }
}
