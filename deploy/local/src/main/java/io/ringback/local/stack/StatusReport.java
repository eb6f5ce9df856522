package io.ringback.local.stack;

import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What runs, and where. */
final class StatusReport {

    private final Home home;
    private final PrintStream out;

    StatusReport(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Prints a line per process.
     *
     * @return 0 if all run, 3 if not
     */
    int run() {
        var running = RunningProcesses.of(home);
        var ports = PortPlan.lastOf(home).ports();
        var names = new LinkedHashSet<>(List.of("kafka", "postgres", "simulator"));
        names.addAll(Replicas.SERVICES);
        names.add(PortPlan.GATEWAY);
        names.addAll(RunningProcesses.remembered(home));
        for (String name : names) {
            var process = running.get(name);
            out.println(
                    process == null
                            ? String.format(Locale.ROOT, "%-18s stopped", name)
                            : String.format(
                                    Locale.ROOT,
                                    "%-18s running  pid %-8d port %d",
                                    name,
                                    process.pid(),
                                    ports.getOrDefault(name, 0)));
        }
        if (!running.isEmpty()) {
            out.println("gateway health     " + health(ports.getOrDefault(PortPlan.GATEWAY, 0)));
        }
        return running.keySet().containsAll(names) ? 0 : 3;
    }

    private static String health(int port) {
        var address = URI.create("http://127.0.0.1:" + port + "/health");
        return new Readiness.Answers(address).isReady() ? "UP" : "DOWN";
    }
}
