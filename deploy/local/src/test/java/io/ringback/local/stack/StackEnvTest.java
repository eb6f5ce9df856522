package io.ringback.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.local.demo.Customer;
import io.ringback.local.kept.Secrets;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackEnvTest {

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("/"));

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void a_shell_learns_all_it_needs_and_nobody_else_does() throws Exception {
        Secrets.of(home).put("operatorKey", "rb_operator");

        StackEnv.write(plan(Replicas.ONE_EACH), new Customer("7", "rb_customer", "10000001", "471147"));

        assertThat(home.stackEnv()).hasContent("""
                RINGBACK_URL=http://127.0.0.1:8080
                RINGBACK_OPERATOR_KEY=rb_operator
                RINGBACK_CUSTOMER_KEY=rb_customer
                RINGBACK_CUSTOMER_ACCOUNT=7
                RINGBACK_CUSTOMER_NUMBER=10000001
                RINGBACK_CUSTOMER_PIN=471147
                KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:20000
                POSTGRES_URL_TEMPLATE=postgresql://{database}:{database}@127.0.0.1:20002/{database}
                SWITCH_AMI=127.0.0.1:20003
                SWITCH_HTTP=http://127.0.0.1:20004
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.stackEnv())))
                .isEqualTo("rw-------");
        assertThat(StackEnv.value(home, "RINGBACK_CUSTOMER_ACCOUNT")).isEqualTo("7");
        assertThatThrownBy(() -> StackEnv.value(home, "RINGBACK_WEB"))
                .isInstanceOf(Halt.class)
                .hasMessage("No stack is up: " + home.stackEnv() + " has no RINGBACK_WEB.");
    }

    @Test
    void each_service_is_told_its_own_database_and_only_the_secrets_it_needs() {
        var engine = component("engine-service", Replicas.ONE_EACH);
        var cdr = component("cdr-service", Replicas.ONE_EACH);

        assertThat(engine.environment())
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:20002/engine")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "engine")
                .containsKeys("RINGBACK_SHARED_KEY", "RINGBACK_ENGINE_SWITCH_SECRET_KEY");
        assertThat(cdr.environment())
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:20002/cdr")
                .doesNotContainKeys("RINGBACK_SHARED_KEY", "RINGBACK_ENGINE_SWITCH_SECRET_KEY");
    }

    @Test
    void a_setting_of_the_home_reaches_every_service_and_cannot_move_it() throws Exception {
        Files.writeString(home.settings(), "RINGBACK_ENGINE_UNKNOWN_CLOSED=PT5S\nQUARKUS_HTTP_PORT=1\n");

        assertThat(component("engine-service", Replicas.ONE_EACH).environment())
                .containsEntry("RINGBACK_ENGINE_UNKNOWN_CLOSED", "PT5S")
                .containsEntry("QUARKUS_HTTP_PORT", "20007");
    }

    @Test
    void the_gateway_knows_every_replica() {
        assertThat(component("gateway", Replicas.of("engine=2")).command())
                .containsSubsequence("--engine-service", "127.0.0.1:20007", "--engine-service", "127.0.0.1:20008");
    }

    @Test
    void each_engine_has_a_switch_it_can_own() {
        var replicas = Replicas.of("engine=2");

        StackEnv.write(plan(replicas), new Customer("7", "rb_customer", "10000001", "471147"));

        assertThat(StackEnv.value(home, "SWITCH_AMI")).isEqualTo("127.0.0.1:20003,127.0.0.1:20010");
        assertThat(StackEnv.value(home, "SWITCH_HTTP")).isEqualTo("http://127.0.0.1:20004,http://127.0.0.1:20011");
        assertThat(component("simulator-2", replicas).command())
                .containsSubsequence("--ami-port", "20010", "--http-port", "20011");
    }

    @Test
    void sandbox_is_there_for_whoever_asks_for_it() {
        var replicas = Replicas.ONE_EACH.withSandbox();

        StackEnv.write(plan(replicas), new Customer("7", "rb_customer", "10000001", "471147", "rb_sandbox"));

        assertThat(StackEnv.value(home, "RINGBACK_SANDBOX_KEY")).isEqualTo("rb_sandbox");
        assertThat(StackEnv.value(home, "SWITCH_AMI")).isEqualTo("127.0.0.1:20003,127.0.0.1:20009");
        assertThat(Replicas.named(
                        plan(replicas).all().stream().map(Component::name).toList()))
                .isEqualTo(replicas);
    }

    private Component component(String name, Replicas replicas) {
        return plan(replicas).all().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ports from 20000 on, in the order of the names. */
    private StackPlan plan(Replicas replicas) {
        var ports = new HashMap<>(Map.of(PortPlan.GATEWAY, 8080));
        var names = StackPlan.portNames(replicas);
        names.forEach(name -> ports.put(name, 20_000 + names.indexOf(name)));
        return new StackPlan(home, new PortPlan(ports), Secrets.of(home), replicas);
    }
}
