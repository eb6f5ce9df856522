package io.ringback.trigger.service;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Number proofs by SMS, as customers see them and as the tables keep them. */
@Singleton
class WrittenCodes {
    static final String PATH = "/v1/number-proofs";

    private final Database database;

    WrittenCodes(Database database) {
        this.database = database;
    }

    Response begin(Customer customer, String number) {
        return begin(customer, number, "\"by\": \"SMS\"");
    }

    /** @param more fields, such as {@code "by": "SMS"} */
    Response begin(Customer customer, String number, String more) {
        return customer.asks("{\"number\": \"%s\", %s}".formatted(number, more)).post(PATH);
    }

    Response tell(Customer customer, Response begun, String code) {
        return customer.asks("{\"code\": \"%s\"}".formatted(code)).post(PATH + "/" + id(begun));
    }

    JsonPath look(Customer customer, Response begun) {
        return customer.asks().get(PATH + "/" + id(begun)).jsonPath();
    }

    /** Waits until the message is there. */
    void awaitState(Customer customer, Response begun, String state) {
        await().atMost(Wire.LIMIT)
                .until(() -> look(customer, begun).getString("message.state").equals(state));
    }

    /** All that is kept of it. */
    String rows(Response begun) {
        return row("to_jsonb(p)::text || to_jsonb(m)::text AS it", begun).getString("it");
    }

    int tries(Response begun) {
        return row("m.tries AS it", begun).getInteger("it");
    }

    /** Whether it is to be sent, or sent again. */
    boolean due(Response begun) {
        return row("m.due_at IS NOT NULL AS it", begun).getBoolean("it");
    }

    boolean answered(Response begun) {
        return row("m.last_answer IS NOT NULL AS it", begun).getBoolean("it");
    }

    /** As if the time were over that is to pass before. */
    void dueNow(Response begun) {
        database.runInTransaction(
                tx -> tx.execute("UPDATE code_message SET due_at = now() WHERE proof_id = $1", id(begun)));
    }

    static UUID id(Response begun) {
        return begun.jsonPath().getUUID("id");
    }

    private Row row(String column, Response begun) {
        return database.read(
                        "SELECT " + column + " FROM number_proof p JOIN code_message m ON m.proof_id = p.id"
                                + " WHERE p.id = $1",
                        id(begun))
                .getFirst();
    }
}
