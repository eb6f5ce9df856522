package io.ringback.local.stack;

import io.ringback.local.doctor.Doctor;
import io.ringback.local.doctor.Patient;
import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** {@code ./ringback doctor}: looks over the stack of a home. */
final class Checkup {
    private final Home home;
    private final PrintStream out;

    Checkup(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Prints what is found.
     *
     * @return 0 if the stack is well, 1 if not
     */
    int run() {
        var running = RunningProcesses.of(home);
        if (running.isEmpty()) {
            out.println("No stack is up; ./ringback up starts it.");
            return 1;
        }
        var ports = PortPlan.lastOf(home);
        var names = new LinkedHashSet<>(List.of("kafka", "postgres", PortPlan.GATEWAY));
        names.addAll(Replicas.SERVICES);
        names.addAll(RunningProcesses.remembered(home));
        Map<String, Boolean> processes = new HashMap<>();
        Map<String, URI> services = new HashMap<>();
        for (String name : names) {
            processes.put(name, running.containsKey(name));
            if (running.containsKey(name) && Replicas.SERVICES.stream().anyMatch(name::startsWith)) {
                services.put(name, URI.create("http://127.0.0.1:" + ports.of(name)));
            }
        }
        var patient = new Patient(
                processes,
                Map.of("kafka", address(ports.of("kafka")), "postgres", address(ports.of("postgres"))),
                services,
                URI.create(StackEnv.value(home, StackEnv.URL)),
                StackEnv.value(home, StackEnv.OPERATOR_KEY));
        return new Doctor(patient).isWell(out) ? 0 : 1;
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
