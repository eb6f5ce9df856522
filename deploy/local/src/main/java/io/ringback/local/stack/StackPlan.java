package io.ringback.local.stack;

import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every process of a stack, with all it is told.
 *
 * @param home where it lives
 * @param ports where each part listens
 * @param secrets what they are told in confidence
 * @param replicas how many of each service
 */
record StackPlan(Home home, PortPlan ports, Secrets secrets, Replicas replicas) {

    /** The simulator's one manager user. */
    static final String MANAGER_USER = "ringback";

    /** Ends the name of the port on which a simulator tells what its phones have seen. */
    private static final String HTTP = "-http";

    /** Names that need a port of our choice; the gateway's is the person's. */
    static List<String> portNames(Replicas replicas) {
        var names = new ArrayList<>(List.of("kafka", "kafka-controller", "postgres", "simulator", "simulator-http"));
        Replicas.SERVICES.forEach(service -> names.addAll(replicas.namesOf(service)));
        replicas.simulators().stream().skip(1).forEach(simulator -> names.addAll(List.of(simulator, simulator + HTTP)));
        return names;
    }

    /** What the services need before they start: each brings its tables up to date first. */
    List<Component> first() {
        return List.of(postgres());
    }

    /** What needs nothing; the services wait for Kafka by themselves. */
    List<Component> besides() {
        return Stream.of(Stream.of(kafka()), replicas.simulators().stream().map(this::simulator), Stream.of(gateway()))
                .flatMap(components -> components)
                .toList();
    }

    /** The services, with their replicas. */
    List<Component> services() {
        return Replicas.SERVICES.stream()
                .flatMap(service -> replicas.namesOf(service).stream()
                        .map(name -> new ServiceProcess(service, name).component(this)))
                .toList();
    }

    /** All of them. */
    List<Component> all() {
        return Stream.of(first(), besides(), services()).flatMap(List::stream).toList();
    }

    /** Where Kafka's clients connect. */
    String kafkaAddress() {
        return address("kafka");
    }

    /** Where a part listens, {@code host:port}. */
    String address(String name) {
        return "127.0.0.1:" + ports.of(name);
    }

    /** Where the simulators' manager interfaces listen, {@code host:port}. */
    List<String> switches() {
        return replicas.simulators().stream().map(this::address).toList();
    }

    /** Where the simulators tell what their phones have seen. */
    List<String> phones() {
        return replicas.simulators().stream()
                .map(simulator -> "http://" + address(simulator + HTTP))
                .toList();
    }

    /** Where the gateway answers. */
    URI url() {
        return URI.create("http://" + address(PortPlan.GATEWAY));
    }

    private Component kafka() {
        var ready = home.run().resolve("kafka.ready");
        var arguments = List.of(
                home.data().resolve("kafka").toString(), port("kafka"), port("kafka-controller"), ready.toString());
        return new Component(
                "kafka",
                JavaCommand.main(List.of("-Xmx256m"), local(), "io.ringback.local.servers.KafkaMain", arguments),
                Map.of(),
                new Readiness.FileMade(ready));
    }

    private Component postgres() {
        var ready = home.run().resolve("postgres.ready");
        var arguments = List.of(
                Postmaster.dataOf(home).toString(),
                home.app().resolve("postgres").toString(),
                port("postgres"),
                ready.toString());
        // It only holds the server, so nothing in it is ever hot; unpacking it the first time takes the memory.
        var options = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1");
        return new Component(
                "postgres",
                JavaCommand.main(options, local(), "io.ringback.local.servers.PostgresMain", arguments),
                Map.of(),
                new Readiness.FileMade(ready));
    }

    private Component simulator(String name) {
        var arguments = List.of("--ami-port", port(name), "--http-port", port(name + HTTP));
        var jar = home.app().resolve("switch-simulator/switch-simulator.jar");
        return new Component(
                name,
                JavaCommand.jar(List.of("-Xmx128m"), jar, arguments),
                // Not on the command line: everybody on the machine may read that.
                Map.of("SIMULATOR_USER", MANAGER_USER + ":" + secrets.managerSecret()),
                new Readiness.Answers(URI.create("http://" + address(name + HTTP) + "/health")));
    }

    private Component gateway() {
        var arguments = new ArrayList<>(List.of("--port", port(PortPlan.GATEWAY)));
        for (String service : Replicas.SERVICES) {
            for (String name : replicas.namesOf(service)) {
                arguments.addAll(List.of("--" + service, address(name)));
            }
        }
        return new Component(
                PortPlan.GATEWAY,
                JavaCommand.main(List.of("-Xmx96m"), local(), "io.ringback.local.gateway.GatewayMain", arguments),
                Map.of(),
                new Readiness.Listens(ports.of(PortPlan.GATEWAY)));
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }

    private Path local() {
        return home.app().resolve("local");
    }
}
