package io.ringback.local.stack;

import io.ringback.local.kept.StoredProperties;
import io.ringback.local.process.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which port each part listens on. A port once chosen is kept as long as it is free, so that what was told an address
 * before a restart still finds it.
 *
 * @param ports by name
 */
record PortPlan(Map<String, Integer> ports) {

    static final String GATEWAY = "gateway";

    /** Below the range systems take for outgoing connections: nobody takes one between the choice and its use. */
    private static final int FIRST = 20_000;

    private static final int BEYOND = 30_000;
    private static final int MOST_TRIES = 1_000;

    PortPlan {
        ports = Map.copyOf(ports);
    }

    /** The last plan made for a home. */
    static PortPlan lastOf(Home home) {
        return new PortPlan(StoredProperties.read(file(home)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Integer.valueOf(entry.getValue()))));
    }

    /**
     * Plans a port for each name.
     *
     * @param names which need one
     * @param kept names whose process runs: theirs stays
     */
    PortPlan extended(Collection<String> names, Collection<String> kept, RandomGenerator random) {
        var plan = new TreeMap<>(ports);
        for (String name : names) {
            var last = Optional.ofNullable(plan.get(name));
            if (!kept.contains(name) && !last.filter(PortPlan::isFree).isPresent()) {
                plan.put(name, another(plan.values(), random));
            }
        }
        return new PortPlan(plan);
    }

    /** The same plan with the gateway there. */
    PortPlan withGateway(int port) {
        var plan = new TreeMap<>(ports);
        plan.put(GATEWAY, port);
        return new PortPlan(plan);
    }

    int of(String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port is planned for " + name);
        }
        return port;
    }

    void store(Home home) {
        var values = new TreeMap<String, String>();
        ports.forEach((name, port) -> values.put(name, Integer.toString(port)));
        StoredProperties.write(file(home), values);
    }

    /** Whether nobody listens there now. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int another(Collection<Integer> taken, RandomGenerator random) {
        return random.ints(MOST_TRIES, FIRST, BEYOND)
                .filter(port -> !taken.contains(port) && isFree(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free TCP port"));
    }

    private static Path file(Home home) {
        return home.run().resolve("ports.properties");
    }
}
