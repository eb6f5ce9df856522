package io.ringback.rating.replay;

import static io.ringback.rating.Desk.asOperator;
import static io.ringback.rating.Desk.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Party;
import io.ringback.local.testing.StackResource;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Desk;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "rating"))
class ReplayTest {
    private static final Party.E164 BERLIN = new Party.E164("+493023125002");
    private static final Party.E164 LONDON = new Party.E164("+442079460999");

    @Inject
    Bus bus;

    @Test
    void past_calls_are_priced_by_the_draft_beside_what_they_cost() {
        var from = Instant.now().minusSeconds(1);
        var name = Desk.fresh("deck");
        activate(draft(name, "49,Germany,0.10", "44,Britain,0.20"));
        var customer = Desk.customer(name, "50");
        call(customer, BERLIN, 90_000);
        call(customer, BERLIN, 30_000);
        call(customer, LONDON, 60_000);
        var draft = draft(name, "49,Germany,0.15");
        var buy = draft(Desk.fresh("deck"), "49,Germany,0.04", "44,Britain,0.05");
        var order = Map.of(
                "from", from.toString(), "to", Instant.now().plusSeconds(60).toString(), "buyDeck", buy);

        var report = replay(draft, order).jsonPath();
        var sheet = asOperator()
                .accept("text/csv")
                .body(order)
                .post("/v1/rate-decks/{id}/replay", draft)
                .asString();

        assertThat(report.<Map<String, Object>>getList("destinations"))
                .containsExactly(
                        line("Britain", 1, 60, "0.20", "0.00", "-0.20", 1, "0.15", "-0.05"),
                        line("Germany", 3 - 1, 120, "0.30", "0.45", "0.15", 0, "0.18", "0.33"));
        assertThat(report.getMap("total.change")).isEqualTo(euros("-0.05"));
        assertThat(sheet).isEqualTo("""
            destination,calls,seconds,before,after,change,withoutRate,marginBefore,marginAfter,withoutBuyRate
            Britain,1,60,0.20,0.00,-0.20,1,0.15,-0.05,0
            Germany,2,120,0.30,0.45,0.15,0,0.18,0.33,0
            (total),3,180,0.50,0.45,-0.05,1,0.33,0.28,0
            """.replace("\n", "\r\n"));
        assertThat(Desk.balance(customer.account()).amount()).isEqualByComparingTo("49.50");
    }

    @Test
    void senseless_period_or_buy_deck_is_refused() {
        var draft = draft(Desk.fresh("deck"), "49,Germany,0.15");
        var now = Instant.now();

        assertThat(problem(replay(draft, Map.of("from", now.toString(), "to", now.toString()))))
                .containsEntry("errors", List.of(Map.of("field", "to", "message", "must be after from")));
        assertThat(problem(replay(
                        draft,
                        Map.of(
                                "from",
                                now.toString(),
                                "to",
                                now.plusSeconds(1).toString(),
                                "buyDeck",
                                new UUID(1, 1)))))
                .containsEntry(
                        "errors", List.of(Map.of("field", "buyDeck", "message", "is no version of a rate deck")));
        assertThat(replay(
                                new UUID(1, 1).toString(),
                                Map.of(
                                        "from",
                                        now.toString(),
                                        "to",
                                        now.plusSeconds(1).toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    private void call(Desk.Customer customer, Party.E164 callee, long talkMillis) {
        var request = customer.wish().to(callee).requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        bus.send(Bus.event(request, 1, Calls.talkedFor(talkMillis)));
        bus.the(AttemptSettled.class, request.attemptId());
    }

    private static Response replay(String deck, Map<String, ?> order) {
        return asOperator().body(order).post("/v1/rate-decks/{id}/replay", deck);
    }

    private static String draft(String name, String... rates) {
        var answer = asOperator()
                .contentType("text/csv")
                .body("prefix,destination,pricePerMinute\n" + String.join("\n", rates))
                .post("/v1/rate-decks/import?currency=EUR&name=" + name);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("decks[0].id");
    }

    private static void activate(String id) {
        asOperator().post("/v1/rate-decks/{id}/activate", id).then().statusCode(200);
    }

    private static Map<String, Object> line(
            String destination,
            int calls,
            int seconds,
            String before,
            String after,
            String change,
            int withoutRate,
            String marginBefore,
            String marginAfter) {
        return Map.of(
                "destination",
                destination,
                "calls",
                calls,
                "seconds",
                seconds,
                "before",
                euros(before),
                "after",
                euros(after),
                "change",
                euros(change),
                "withoutRate",
                withoutRate,
                "marginBefore",
                euros(marginBefore),
                "marginAfter",
                euros(marginAfter),
                "withoutBuyRate",
                0);
    }

    private static Map<String, Object> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
