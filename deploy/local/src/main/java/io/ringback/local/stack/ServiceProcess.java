package io.ringback.local.stack;

import io.ringback.local.kept.StoredProperties;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One replica of a service as a process.
 *
 * @param service which of the four
 * @param name of this replica
 */
record ServiceProcess(String service, String name) {

    private static final String ENGINE = "engine-service";
    private static final String CDR = "cdr-service";
    private static final String TRIGGER = "trigger-service";

    Component component(StackPlan plan) {
        var jar = plan.home().app().resolve(service).resolve("quarkus-run.jar");
        var health = "http://" + plan.address(name) + "/q/health/";
        return new Component(
                name,
                JavaCommand.jar(List.of("-Xmx256m"), jar, List.of()),
                environment(plan),
                new Readiness.Answers(URI.create(health + "started"), URI.create(health + "ready")));
    }

    private Map<String, String> environment(StackPlan plan) {
        var database = service.replace("-service", "");
        var url = "postgresql://" + plan.address("postgres") + "/" + database;
        var environment = new LinkedHashMap<>(StoredProperties.read(plan.home().settings()));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(plan.ports().of(name)));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "vertx-reactive:" + url);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + url);
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", plan.kafkaAddress());
        environment.put("RINGBACK_INSTALLATION", "local");
        environment.put("RINGBACK_OPERATOR_KEY", plan.secrets().operatorKey());
        if (!service.equals(CDR)) {
            environment.put("RINGBACK_SHARED_KEY", plan.secrets().sharedKey());
        }
        if (service.equals(ENGINE)) {
            environment.put("RINGBACK_ENGINE_SWITCH_SECRET_KEY", plan.secrets().switchSecretKey());
        }
        if (service.equals(TRIGGER)) {
            // Who tries webhooks here has the receiver on this machine, too.
            environment.putIfAbsent("RINGBACK_TRIGGER_WEBHOOK_LOOPBACK", "true");
            // Scripted phones are rung all day, and mind it not.
            environment.putIfAbsent("RINGBACK_TRIGGER_RINGS_PER_HOUR", "0");
            environment.putIfAbsent("RINGBACK_TRIGGER_RINGS_PER_DAY", "0");
            environment.putIfAbsent("RINGBACK_TRIGGER_RINGS_PER_RANGE", "0");
            environment.putIfAbsent("RINGBACK_TRIGGER_ASKS_PER_ACCOUNT", "0");
            environment.putIfAbsent("RINGBACK_TRIGGER_ASKS_PER_ADDRESS", "0");
        }
        return environment;
    }
}
