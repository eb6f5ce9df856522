package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.contracts.CallEvent;
import io.ringback.contracts.CallFact;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.trigger.Story;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Keys that are for show: what they do stays among themselves. */
@OnServers
class SandboxTest {
    @Inject
    Town town;

    @Inject
    Wire wire;

    @Test
    void any_scripted_number_may_be_rung_first_and_the_permit_list_does_not_matter() {
        Customer customer = town.customer(Status.ACTIVE, Scope.CUSTOMER, true, List.of("+493023125001"));

        Response answer = ask(customer, "+442079460777", Town.callee());
        Response real = ask(customer, "+496990009123", Town.callee());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getBoolean("sandbox")).isTrue();
        assertThat(wire.await(id(answer), AttemptRequested.class, 1).sandbox()).isTrue();
        assertThat(real.statusCode()).isEqualTo(422);
        assertThat(real.jsonPath().getString("code")).isEqualTo("sandbox-number");
        assertThat(real.jsonPath().getString("detail"))
                .isEqualTo("+496990009123 is no scripted number; keys of the sandbox ring no others.");
    }

    @Test
    void callbacks_of_the_two_worlds_are_not_seen_nor_touched_from_the_other_and_join_nothing_there() {
        Customer real = town.customer();
        Customer forShow = town.inSandbox(real);
        String callee = Town.callee();

        UUID inEarnest = id(real.asks(Town.body(callee)).post("/v1/callbacks"));
        UUID inSandbox = id(forShow.asks(Town.body(callee)).post("/v1/callbacks"));

        assertThat(inSandbox).isNotEqualTo(inEarnest);
        assertThat(ids(real.asks().get("/v1/callbacks"))).containsExactly(inEarnest);
        assertThat(ids(forShow.asks().get("/v1/callbacks"))).containsExactly(inSandbox);
        hidden(real, inSandbox);
        hidden(forShow, inEarnest);
        assertThat(forShow.asks().delete("/v1/callbacks/" + inSandbox).statusCode())
                .isIn(200, 202);
        String account = "/v1/callbacks?account=" + real.account();
        assertThat(ids(Town.asOperator().get(account))).containsExactly(inSandbox, inEarnest);
        assertThat(ids(Town.asOperator().get(account + "&sandbox=true"))).containsExactly(inSandbox);
        assertThat(ids(Town.asOperator().get(account + "&sandbox=false"))).containsExactly(inEarnest);
        assertThat(real.asks().get("/v1/callbacks?sandbox=true").jsonPath().getList("errors.field"))
                .containsExactly("sandbox");
    }

    @Test
    void webhooks_and_buttons_are_those_of_the_key_s_own_world() {
        Customer real = town.customer();
        Customer forShow = town.inSandbox(real);

        JsonPath hook = forShow.asks("{\"url\": \"http://127.0.0.1:1/x\"}")
                .post("/v1/webhooks")
                .jsonPath();
        JsonPath button = forShow.asks(
                        "{\"name\": \"shop\", \"callee\": \"%s\", \"origins\": [\"https://shop.example\"]}"
                                .formatted(Town.callee()))
                .post("/v1/buttons")
                .jsonPath();

        assertThat(hook.getBoolean("sandbox")).isTrue();
        assertThat(button.getBoolean("sandbox")).isTrue();
        for (String path : List.of("/v1/webhooks", "/v1/buttons")) {
            String one = path + "/" + (path.endsWith("buttons") ? button : hook).getString("id");
            assertThat(ids(real.asks().get(path))).isEmpty();
            assertThat(ids(forShow.asks().get(path))).hasSize(1);
            assertThat(real.asks().get(one).statusCode()).isEqualTo(404);
            assertThat(real.asks().delete(one).statusCode()).isEqualTo(404);
            assertThat(forShow.asks().delete(one).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void code_of_a_scripted_number_is_known_and_proves_nothing_in_earnest() {
        Customer real = town.customer();
        Customer forShow = town.inSandbox(real);

        UUID proof =
                id(forShow.asks("{\"number\": \"%s\"}".formatted(Town.callee())).post("/v1/number-proofs"));
        Response foreign = real.asks("{\"code\": \"000000\"}").post("/v1/number-proofs/" + proof);
        JsonPath told = forShow.asks("{\"code\": \"000000\"}")
                .post("/v1/number-proofs/" + proof)
                .jsonPath();

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(told.<String, Object>getMap(""))
                .containsEntry("state", "PROVEN")
                .doesNotContainKey("proof");
    }

    @Test
    void scripted_phone_that_wants_no_more_calls_is_blocked_for_nobody() {
        Customer forShow = town.inSandbox(town.customer());
        String callee = Town.callee();
        UUID id = id(forShow.asks(Town.body(callee)).post("/v1/callbacks"));
        AttemptRequested request = wire.await(id, AttemptRequested.class, 1);

        Story story = Town.story(forShow, id, request.attemptId());
        wire.say(Topic.CALLBACK_AUTHORIZATIONS, story.authorized());
        wire.say(
                Topic.CALL_EVENTS,
                story
                        .events(
                                story.talk().getFirst().fact(),
                                new CallFact.OptedOut(Leg.CALLEE, new Party.E164(callee)))
                        .stream()
                        .map(event ->
                                new CallEvent(id, event.attemptId(), event.number(), event.at(), true, event.fact()))
                        .toList());
        wire.awaitHeard();

        assertThat(forShow.asks()
                        .get("/v1/callbacks/" + id + "/timeline")
                        .jsonPath()
                        .getList("steps.findAll { it.code == 'OPTED_OUT' }.text"))
                .containsExactly("On the callee's phone somebody asked never to be called again.");
        assertThat(ask(town.inSandbox(town.customer()), Town.CALLER, callee).statusCode())
                .isEqualTo(202);
    }

    private static void hidden(Customer other, UUID callback) {
        String path = "/v1/callbacks/" + callback;
        assertThat(other.asks().get(path).statusCode()).isEqualTo(404);
        assertThat(other.asks().get(path + "/timeline").statusCode()).isEqualTo(404);
        assertThat(other.asks().get(path + "/attempts").statusCode()).isEqualTo(404);
        assertThat(other.asks().get(path + "/stream").statusCode()).isEqualTo(404);
        assertThat(other.asks("{\"notBefore\": \"2030-01-01T00:00:00Z\"}")
                        .patch(path)
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.asks().delete(path).statusCode()).isEqualTo(404);
    }

    private static Response ask(Customer customer, String caller, String callee) {
        return customer.asks("{\"caller\": \"%s\", \"callee\": \"%s\"}".formatted(caller, callee))
                .post("/v1/callbacks");
    }

    private static UUID id(Response answer) {
        return answer.jsonPath().getUUID("id");
    }

    private static List<UUID> ids(Response page) {
        return page.jsonPath().getList("items.id", UUID.class);
    }
}
