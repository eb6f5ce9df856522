package io.ringback.rating.forwarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ringback.contracts.AccountSnapshot.ForwardingRule;
import io.ringback.contracts.Json;
import io.ringback.contracts.values.Party;
import io.ringback.messaging.Statements;
import io.ringback.rating.authorization.Forward;
import io.ringback.rating.authorization.Forwarding;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of numbers that are registered and active on an account which may call. */
@Singleton
public class ForwardingRows {
    /** One hop more than is ever followed is not looked for. */
    private static final String REACHABLE = """
            WITH RECURSIVE reached (number, hop) AS (
                SELECT unnest($1::text[]), 0
                UNION
                SELECT f.target ->> 'number', r.hop + 1 FROM reached r JOIN forwarding_rule f ON f.subscriber = r.number
                WHERE r.hop < $2 AND f.target ->> 'kind' = 'e164')
            SELECT f.subscriber, f.condition, f.target::text AS target, f.trunk, f.ring_timeout_seconds
            FROM forwarding_rule f
                JOIN caller_number n ON n.account_id = f.account_id AND n.number = f.subscriber AND n.active
                JOIN account a ON a.id = f.account_id AND a.status = 'ACTIVE'
            WHERE f.subscriber IN (SELECT number FROM reached)""";

    /** Every rule that calls to these numbers can come by, by the number it is for. */
    public Map<String, List<Forward>> reachableFrom(Statements statements, Collection<String> numbers) {
        var rules = new HashMap<String, List<Forward>>();
        statements
                .query(REACHABLE, numbers.toArray(String[]::new), Forwarding.MAX_HOPS)
                .forEach(row -> rules.computeIfAbsent(row.getString("subscriber"), _ -> new ArrayList<>())
                        .add(forward(row)));
        return rules;
    }

    /** A rule as others are told of it; the row's target is text. */
    public static ForwardingRule toSnapshot(Row row) {
        var rule = forward(row);
        return new ForwardingRule(
                row.getString("subscriber"),
                rule.when() == Forward.When.ALWAYS,
                rule.when().condition(),
                rule.to(),
                rule.ringTimeoutSeconds());
    }

    /** A rule; the row's target is text. */
    public static Forward forward(Row row) {
        return new Forward(
                Forward.When.valueOf(row.getString("condition")),
                party(row.getString("target")),
                row.getString("trunk"),
                row.getInteger("ring_timeout_seconds"));
    }

    /** How a target stands in its column. */
    public static String json(Party party) {
        try {
            return Json.mapper().writerFor(Party.class).writeValueAsString(party);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a party", e);
        }
    }

    private static Party party(String json) {
        try {
            return Json.mapper().readValue(json, Party.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a party", e);
        }
    }
}
