package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.CallbackRequest.Wish;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Script;
import io.ringback.messaging.Database;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that nobody knows is rung and told a code, and is proven by it. */
@OnServers
class NumberProofsTest {
    private static final String PATH = "/v1/number-proofs";

    @Inject
    Town town;

    @Inject
    Wire wire;

    @Inject
    Database database;

    @Inject
    HeardCodes codes;

    @Test
    void number_is_rung_once_and_told_a_code_that_stands_nowhere_in_clear() {
        Customer customer = town.customer();
        String number = Town.callee();

        Response begun = begin(customer, number);

        assertThat(begun.statusCode()).isEqualTo(202);
        assertThat(begun.header("Location"))
                .endsWith(PATH + "/" + begun.jsonPath().getString("id"));
        assertThat(begun.jsonPath().<String, Object>getMap(""))
                .containsEntry("number", number)
                .containsEntry("state", "WAITING")
                .containsEntry("triesLeft", 5)
                .doesNotContainKey("proof");
        UUID callback = begun.jsonPath().getUUID("callback");
        Wish wish = wire.await(callback, AttemptRequested.class, 1).wish();
        assertThat(wish.script()).isEqualTo(Script.ANNOUNCE);
        assertThat(wish.caller()).isEqualTo(new Party.E164(number));
        assertThat(wish.callee()).isNull();
        assertThat(wish.language()).isEqualTo("de");
        assertThat(wish.announcements())
                .containsExactly(
                        "ringback/{language}/your-code-is",
                        wish.announcements().get(1),
                        "ringback/{language}/i-repeat",
                        wish.announcements().get(1));
        assertThat(code(callback)).matches("[0-9]{6}");
    }

    @Test
    void code_is_told_by_a_call_of_its_own_though_one_that_asks_for_a_destination_rings_the_same_number() {
        Customer customer = town.customer();
        UUID asking = customer.asks("{\"caller\": \"%s\"}".formatted(Town.CALLER))
                .post("/v1/callbacks")
                .jsonPath()
                .getUUID("id");

        Response begun = begin(customer, Town.CALLER);

        assertThat(begun.statusCode()).isEqualTo(202);
        UUID callback = begun.jsonPath().getUUID("callback");
        assertThat(callback).isNotEqualTo(asking);
        assertThat(tell(customer, begun, code(callback)).statusCode()).isEqualTo(200);
    }

    @Test
    void right_code_gives_a_proof_for_rating_and_may_be_told_again() {
        Customer customer = town.customer();
        String number = Town.callee();
        Response begun = begin(customer, number);
        String code = code(begun.jsonPath().getUUID("callback"));

        Response told = tell(customer, begun, code.substring(0, 3) + " " + code.substring(3));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.jsonPath().getString("state")).isEqualTo("PROVEN");
        String token = told.jsonPath().getString("proof");
        assertThat(codes.proof(token))
                .hasValueSatisfying(proof ->
                        assertThat(proof.shows(customer.account(), number)).isTrue());
        assertThat(tell(customer, begun, code).statusCode()).isEqualTo(200);
        assertThat(look(customer, begun).jsonPath().getString("state")).isEqualTo("PROVEN");
    }

    @Test
    void five_wrong_codes_spend_it() {
        Customer customer = town.customer();
        Response begun = begin(customer, Town.callee());
        String right = code(begun.jsonPath().getUUID("callback"));
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (int left = 4; left >= 0; left--) {
            Response told = tell(customer, begun, wrong);
            assertThat(told.statusCode()).isEqualTo(422);
            assertThat(told.jsonPath().getString("code")).isEqualTo("wrong-code");
            assertThat(told.jsonPath().getString("detail")).isEqualTo("code is another one; tries left: " + left);
        }

        Response late = tell(customer, begun, right);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("no-tries-left");
        assertThat(look(customer, begun).jsonPath().getString("state")).isEqualTo("SPENT");
    }

    @Test
    void code_counts_for_ten_minutes() {
        Customer customer = town.customer();
        Response begun = begin(customer, Town.callee());
        String code = code(begun.jsonPath().getUUID("callback"));
        database.runInTransaction(tx -> tx.execute(
                "UPDATE number_proof SET expires_at = now() WHERE id = $1",
                begun.jsonPath().getUUID("id")));

        Response late = tell(customer, begun, code);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("code")).isEqualTo("code-expired");
    }

    @Test
    void fourth_code_for_one_number_within_an_hour_is_refused_whoever_asks() {
        String number = Town.callee();
        for (int i = 0; i < 3; i++) {
            assertThat(begin(town.customer(), number).statusCode()).isEqualTo(202);
        }

        Response fourth = begin(town.customer(), number);

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(fourth.jsonPath().getString("code")).isEqualTo("too-many-codes");
        assertThat(fourth.header("Retry-After")).isEqualTo("1200");
    }

    @Test
    void many_at_once_ring_one_number_three_times() throws InterruptedException, ExecutionException {
        String number = Town.callee();
        List<Customer> customers = Stream.generate(town::customer).limit(10).toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            List<Callable<Integer>> asks = customers.stream()
                    .<Callable<Integer>>map(
                            customer -> () -> begin(customer, number).statusCode())
                    .toList();
            int accepted = 0;
            for (Future<Integer> each : threads.invokeAll(asks)) {
                accepted += each.get() == 202 ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(3);
        }
    }

    @Test
    void rules_hold_but_the_one_about_registered_numbers() {
        String blocked = Town.callee();
        Town.asOperator().body("{\"number\": \"%s\"}".formatted(blocked)).post("/v1/blocked-numbers");

        assertThat(begin(town.customer(), blocked).jsonPath().getString("code")).isEqualTo("number-blocked");
        assertThat(begin(town.customer(), "+9991234567").statusCode()).isEqualTo(422);
    }

    @Test
    void proof_of_another_account_is_not_there() {
        Response begun = begin(town.customer(), Town.callee());
        Customer other = town.customer();

        assertThat(look(other, begun).statusCode()).isEqualTo(404);
        assertThat(tell(other, begun, "123456").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"number, 112", "number, +", "number, 02079460001", "language, english!"})
    void bad_fields_are_named(String field, String value) {
        String number = field.equals("number") ? value : Town.callee();
        String language = field.equals("language") ? value : "en";

        Response answer = town.customer()
                .asks("{\"number\": \"%s\", \"language\": \"%s\"}".formatted(number, language))
                .post(PATH);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("detail")).contains(field);
    }

    @ParameterizedTest
    @CsvSource({"12345", "1234567", "12345a", "\u0661\u0662\u0663\u0664\u0665\u0666"})
    void code_that_is_none_costs_no_try(String code) {
        Customer customer = town.customer();
        Response begun = begin(customer, Town.callee());

        assertThat(tell(customer, begun, code).statusCode()).isEqualTo(400);
        assertThat(look(customer, begun).jsonPath().getInt("triesLeft")).isEqualTo(5);
    }

    private String code(UUID callback) {
        return codes.in(wire.await(callback, AttemptRequested.class, 1));
    }

    private static Response begin(Customer customer, String number) {
        return customer.asks("{\"number\": \"%s\"}".formatted(number)).post(PATH);
    }

    private static Response tell(Customer customer, Response begun, String code) {
        return customer.asks("{\"code\": \"%s\"}".formatted(code))
                .post(PATH + "/" + begun.jsonPath().getString("id"));
    }

    private static Response look(Customer customer, Response begun) {
        return customer.asks().get(PATH + "/" + begun.jsonPath().getString("id"));
    }
}
