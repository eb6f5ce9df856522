package io.ringback.rating.balance;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.Json;
import io.ringback.rating.authorization.CallerIdPolicy;
import org.jspecify.annotations.Nullable;

/** How a caller-ID policy stands in its column; none is the default one. */
public final class CallerIdPolicies {
    private CallerIdPolicies() {}

    public static CallerIdPolicy read(@Nullable String json) {
        try {
            return json == null ? CallerIdPolicy.DEFAULT : Json.mapper().readValue(json, CallerIdPolicy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a caller-ID policy", e);
        }
    }

    public static String write(CallerIdPolicy policy) {
        try {
            return Json.mapper().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a caller-ID policy", e);
        }
    }
}
