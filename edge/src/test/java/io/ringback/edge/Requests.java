package io.ringback.edge;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** How the tests ask. */
public final class Requests {
    public static final String OPERATOR_KEY = "rb_operator_key_of_the_tests";

    private Requests() {}

    public static RequestSpecification asOperator() {
        return as(OPERATOR_KEY);
    }

    public static RequestSpecification as(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    /** The problem in an answer, without its trace id, which differs each time. */
    public static Map<String, Object> problem(Response response) {
        Map<String, Object> body = response.then()
                .contentType("application/problem+json")
                .extract()
                .jsonPath()
                .getMap("$");
        body.remove("traceId");
        return body;
    }
}
