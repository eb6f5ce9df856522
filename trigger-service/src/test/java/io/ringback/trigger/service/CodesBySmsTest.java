package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that nobody knows is written a code, and is proven by it. */
@OnServers
class CodesBySmsTest {
    @Inject
    Town town;

    @Inject
    HeardCodes codes;

    @Inject
    WrittenCodes written;

    @Inject
    Database database;

    @ConfigProperty(name = "ringback.trigger.sms.url")
    @SuppressWarnings("NullAway.Init")
    URI url;

    @SuppressWarnings("NullAway.Init")
    private Gateway gateway;

    @BeforeEach
    void open() {
        gateway = new Gateway(url);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void code_is_written_in_the_language_asked_for_and_proves_the_number_without_a_call() {
        Customer customer = town.customer();
        String number = Town.callee();

        Response begun = written.begin(customer, number, "\"by\": \"SMS\", \"language\": \"en\"");

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.jsonPath().<String, Object>getMap(""))
                .containsEntry("by", "SMS")
                .containsEntry("state", "WAITING")
                .doesNotContainKeys("callback", "proof");
        Gateway.Sent sent = gateway.sentTo(number, 1).getFirst();
        assertThat(sent)
                .isEqualTo(new Gateway.Sent(
                        "Bearer key-of-the-gateway",
                        number,
                        "Ringback",
                        "Ringback: your code is " + sent.code()
                                + ". It counts for 10 minutes. Tell it to nobody else."));
        written.awaitState(customer, begun, "SENT");
        JsonPath told = written.tell(customer, begun, sent.code()).jsonPath();
        assertThat(told.getString("state")).isEqualTo("PROVEN");
        assertThat(codes.proof(told.getString("proof")))
                .hasValueSatisfying(proof ->
                        assertThat(proof.shows(customer.account(), number)).isTrue());
        assertThat(customer.asks().get("/v1/callbacks").jsonPath().getList("items"))
                .isEmpty();
        assertThat(gateway.sentTo(number, 1)).hasSize(1);
    }

    @Test
    void code_stands_neither_in_answers_nor_in_tables_and_is_in_the_account_s_language() {
        Customer customer = town.customer();
        String number = Town.callee();
        Response begun = written.begin(customer, number);
        Gateway.Sent sent = gateway.sentTo(number, 1).getFirst();
        written.awaitState(customer, begun, "SENT");

        String seen = written.rows(begun)
                + begun.asString()
                + written.look(customer, begun).prettify();

        assertThat(sent.text()).startsWith("Ringback: Ihr Code ist ");
        assertThat(seen.replace(number, "")).doesNotContain(sent.code());
    }

    @Test
    void rules_about_numbers_hold_and_those_about_ringing_do_not_matter() {
        Customer customer = town.customer();
        String blocked = Town.callee();
        Town.asOperator().body("{\"number\": \"%s\"}".formatted(blocked)).post("/v1/blocked-numbers");
        Town.asOperator()
                .body("{\"hours\": {\"from\": \"03:00\", \"to\": \"03:01\"}}")
                .put("/v1/admission-policy/accounts/" + customer.account());

        assertThat(written.begin(customer, blocked).jsonPath().getString("code"))
                .isEqualTo("number-blocked");
        assertThat(written.begin(customer, "+9991234567").statusCode()).isEqualTo(422);
        assertThat(written.begin(customer, Town.callee()).statusCode()).isEqualTo(202);
    }

    @Test
    void written_and_spoken_codes_count_together_for_a_number() {
        String number = Town.callee();
        Customer customer = town.customer();
        written.begin(customer, number, "\"by\": \"CALL\"");
        written.begin(customer, number);
        written.begin(customer, number);

        Response fourth = written.begin(town.customer(), number);

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.jsonPath().getString("code")).isEqualTo("too-many-codes");
    }

    @Test
    void account_has_twenty_messages_sent_an_hour_and_numbers_rung_all_the_same() {
        Customer customer = town.customer();
        database.runInTransaction(tx -> tx.execute("""
                INSERT INTO number_proof (id, account_id, number, sealed, tries_left, created_at, expires_at, sandbox)
                SELECT gen_random_uuid(), $1, '+4930231259' || n, '', 5, now(), now(), false
                FROM generate_series(10, 29) AS n""", customer.account()));

        assertThat(written.begin(customer, Town.callee()).statusCode()).isEqualTo(429);
        assertThat(written.begin(customer, Town.callee(), "\"by\": \"CALL\"").statusCode())
                .isEqualTo(202);
    }

    @Test
    void in_the_sandbox_nothing_is_sent_and_the_code_is_known() {
        Customer forShow = town.inSandbox(town.customer());
        String number = Town.callee();

        Response begun = written.begin(forShow, number);

        assertThat(begun.jsonPath().getString("message.state")).isEqualTo("SENT");
        assertThat(written.tell(forShow, begun, "000000").jsonPath().getString("state"))
                .isEqualTo("PROVEN");
        assertThat(written.due(begun)).isFalse();
        assertThat(gateway.sentTo(number, 0)).isEmpty();
    }

    @Test
    void ways_are_told() {
        assertThat(town.customer()
                        .asks()
                        .get(WrittenCodes.PATH + "/ways")
                        .jsonPath()
                        .<String>getList("ways"))
                .containsExactly("CALL", "SMS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"FAX\"", "\"sms\"", "\"\"", "7"})
    void way_that_is_none_is_named(String way) {
        Response answer = written.begin(town.customer(), Town.callee(), "\"by\": " + way);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly("by");
    }
}
