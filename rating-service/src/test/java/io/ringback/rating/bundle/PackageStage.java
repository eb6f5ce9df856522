package io.ringback.rating.bundle;

import static io.ringback.rating.Bus.event;
import static io.ringback.rating.Desk.asOperator;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.ringback.contracts.CallCharge.AttemptSettled;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackRequest.AttemptRequested;
import io.ringback.contracts.values.LegCharge;
import io.ringback.rating.Bus;
import io.ringback.rating.Calls;
import io.ringback.rating.Wishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of packages do: give one, look at it, and let a call come to its end. */
record PackageStage(Bus bus) {
    AttemptRequested authorized(Wishes wish) {
        var request = wish.requested();
        bus.send(request);
        bus.the(AttemptAuthorized.class, request.attemptId());
        return request;
    }

    AttemptSettled ended(AttemptRequested request, long talkMillis) {
        bus.send(event(request, 1, Calls.talkedFor(talkMillis)));
        return bus.the(AttemptSettled.class, request.attemptId());
    }

    static LegCharge callee(List<LegCharge> legs) {
        return legs.getLast();
    }

    static UUID give(UUID account, Map<String, Object> more) {
        var order = new HashMap<String, Object>(Map.of("name", "package"));
        order.putAll(more);
        var answer = asOperator().body(order).post("/v1/accounts/{id}/packages", account);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    /** Used, reserved, left. */
    static List<Integer> numbers(UUID account, UUID id) {
        JsonPath view = asOperator()
                .get("/v1/accounts/{id}/packages/{package}", account, id)
                .jsonPath();
        return List.of(view.getInt("used"), view.getInt("reserved"), view.getInt("left"));
    }
}
