package io.ringback.local.stack;

import io.ringback.local.demo.Customer;
import io.ringback.local.kept.StoredProperties;
import io.ringback.local.process.Halt;
import io.ringback.local.process.Home;
import java.util.LinkedHashMap;

/** {@code stack.env}: what a shell or a program needs to talk to the running stack. */
final class StackEnv {

    static final String URL = "RINGBACK_URL";
    static final String OPERATOR_KEY = "RINGBACK_OPERATOR_KEY";
    static final String CUSTOMER_KEY = "RINGBACK_CUSTOMER_KEY";
    static final String CUSTOMER_ACCOUNT = "RINGBACK_CUSTOMER_ACCOUNT";
    static final String CUSTOMER_NUMBER = "RINGBACK_CUSTOMER_NUMBER";
    static final String CUSTOMER_PIN = "RINGBACK_CUSTOMER_PIN";
    static final String SANDBOX_KEY = "RINGBACK_SANDBOX_KEY";
    static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";
    static final String POSTGRES = "POSTGRES_URL_TEMPLATE";
    static final String SWITCH_AMI = "SWITCH_AMI";
    static final String SWITCH_HTTP = "SWITCH_HTTP";

    private StackEnv() {}

    /** Writes it, for its owner only: plain lines, so that {@code .} of a shell and any other reader take it. */
    static void write(StackPlan plan, Customer customer) {
        var values = new LinkedHashMap<String, String>();
        values.put(URL, plan.url().toString());
        values.put(OPERATOR_KEY, plan.secrets().operatorKey());
        values.put(CUSTOMER_KEY, customer.key());
        values.put(CUSTOMER_ACCOUNT, customer.account());
        values.put(CUSTOMER_NUMBER, customer.number());
        values.put(CUSTOMER_PIN, customer.pin());
        if (!customer.sandboxKey().isEmpty()) {
            values.put(SANDBOX_KEY, customer.sandboxKey());
        }
        values.put(KAFKA, plan.kafkaAddress());
        values.put(POSTGRES, "postgresql://{database}:{database}@" + plan.address("postgres") + "/{database}");
        values.put(SWITCH_AMI, String.join(",", plan.switches()));
        values.put(SWITCH_HTTP, String.join(",", plan.phones()));
        StoredProperties.write(plan.home().stackEnv(), values);
    }

    /**
     * The demo's customer.
     *
     * @throws Halt if no stack is up
     */
    static Customer customer(Home home) {
        return new Customer(
                value(home, CUSTOMER_ACCOUNT),
                value(home, CUSTOMER_KEY),
                value(home, CUSTOMER_NUMBER),
                value(home, CUSTOMER_PIN));
    }

    /**
     * One of its values.
     *
     * @throws Halt if no stack is up
     */
    static String value(Home home, String name) {
        var value = StoredProperties.read(home.stackEnv()).get(name);
        if (value == null) {
            throw new Halt("No stack is up: " + home.stackEnv() + " has no " + name + ".");
        }
        return value;
    }
}
