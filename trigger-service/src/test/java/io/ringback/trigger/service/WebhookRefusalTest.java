package io.ringback.trigger.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.ringback.contracts.AccountSnapshot.Scope;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.trigger.service.Town.Customer;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnServers
class WebhookRefusalTest {
    /** A receiver that is never asked. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    @Inject
    Town town;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\": \"ftp://example.com/\"} | url",
                "{\"url\": \"https://10.0.0.1/\"} | url",
                "{\"url\": \"https://169.254.169.254/latest\"} | url",
                "{\"url\": \"https://user:pw@example.com/\"} | url",
                "{\"url\": \"not an address\"} | url",
                "{\"url\": \"http://127.0.0.1:9/\", \"events\": []} | events",
                "{\"url\": \"http://127.0.0.1:9/\", \"events\": [\"callback.danced\"]} | events",
                "{\"url\": \"http://127.0.0.1:9/\", \"account\": \"01a200ae-bf91-7d37-aace-5635ed3f8f81\"} | account",
                "{\"events\": [\"callback.completed\"]} | url"
            })
    void what_cannot_be_a_webhook_is_refused_with_its_field(String body, String field) {
        Response refused = town.customer().asks(body).post("/v1/webhooks");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field", String.class)).containsExactly(field);
    }

    @Test
    void webhook_of_another_customer_is_not_there() {
        JsonPath hook = made(town.customer());
        Customer other = town.customer();

        assertThat(other.asks().get(path(hook)).statusCode()).isEqualTo(404);
        assertThat(other.asks("{\"active\": false}").patch(path(hook)).statusCode())
                .isEqualTo(404);
        assertThat(other.asks().post(path(hook) + "/secret").statusCode()).isEqualTo(404);
        assertThat(other.asks().get(path(hook) + "/notices").statusCode()).isEqualTo(404);
        assertThat(other.asks("{\"from\": 1}")
                        .post(path(hook) + "/notices/replay")
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.asks().delete(path(hook)).statusCode()).isEqualTo(404);
        assertThat(other.asks().get("/v1/webhooks").jsonPath().getList("items")).isEmpty();
    }

    @Test
    void account_has_ten_webhooks_at_most_and_a_reader_makes_none() {
        Customer customer = town.customer();
        for (int i = 0; i < 10; i++) {
            made(customer);
        }

        Response eleventh = customer.asks("{\"url\": \"" + NOWHERE + "\"}").post("/v1/webhooks");

        assertThat(eleventh.statusCode()).isEqualTo(422);
        assertThat(eleventh.jsonPath().getString("code")).isEqualTo("too-many-webhooks");
        JsonPath page = customer.asks().get("/v1/webhooks?limit=4").jsonPath();
        assertThat(page.getList("items")).hasSize(4);
        assertThat(customer.asks()
                        .get("/v1/webhooks?limit=10&cursor=" + page.getString("next"))
                        .jsonPath()
                        .getList("items"))
                .hasSize(6);
        Customer reader = town.customer(Status.ACTIVE, Scope.READ_ONLY, false, List.of());
        assertThat(reader.asks("{\"url\": \"" + NOWHERE + "\"}")
                        .post("/v1/webhooks")
                        .statusCode())
                .isEqualTo(403);
    }

    private static JsonPath made(Customer customer) {
        Response made = customer.asks("{\"url\": \"" + NOWHERE + "\"}").post("/v1/webhooks");
        assertThat(made.statusCode()).isEqualTo(201);
        return made.jsonPath();
    }

    private static String path(JsonPath hook) {
        return "/v1/webhooks/" + hook.getString("id");
    }
}
