package io.ringback.proof.audit;

import io.ringback.contracts.values.Ids;
import org.junit.jupiter.api.Test;

/** What is wrong with free seconds and free calls turns the invariant of settlements red. */
class PackageAuditTest extends OnPlantedStack {

    @Test
    void free_seconds_nobody_was_told_of_break_I6() {
        plantPackage(60);
        stack.sql(
                "rating",
                "INSERT INTO package_use (attempt_id, package_id, period, reserved, used)"
                        + " SELECT ?, package_id, began, 0, 60 FROM package_period",
                call.attempt);

        assertBroken("I6", "attempt " + call.attempt + " used 60 free seconds and 0 free calls, its charge shows 0 s");
    }

    @Test
    void free_seconds_no_call_has_used_break_I6() {
        plantPackage(30);

        assertBroken("I6", "package [0-9a-f-]{36} has 30 used and 0 reserved since .*, its calls 0 and 0");
    }

    @Test
    void free_seconds_kept_for_a_call_that_is_over_break_I6() {
        plantPackage(0);
        stack.sql("rating", "UPDATE package_period SET reserved = 20");
        stack.sql(
                "rating",
                "INSERT INTO package_use (attempt_id, package_id, period, reserved, used)"
                        + " SELECT ?, package_id, began, 20, 0 FROM package_period",
                call.attempt);

        assertBroken("I6", "attempt " + call.attempt + " keeps 20 of package [0-9a-f-]{36}, and has no hold");
    }

    private void plantPackage(long used) {
        var id = Ids.next();
        stack.sql(
                "rating",
                "INSERT INTO package (id, account_id, name, kind, quantity, prefixes, renewal, zone, valid_from,"
                        + " made_by, created_at) VALUES (?, ?, 'p', 'SECONDS', 60, '{}', 'NONE', 'UTC', now(), 'operator',"
                        + " now())",
                id,
                call.account);
        stack.sql(
                "rating",
                "INSERT INTO package_period (package_id, began, quantity, used)"
                        + " SELECT id, valid_from, 60, ? FROM package WHERE id = ?",
                used,
                id);
    }
}
