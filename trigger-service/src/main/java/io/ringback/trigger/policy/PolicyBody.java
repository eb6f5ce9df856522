package io.ringback.trigger.policy;

import io.ringback.trigger.admission.NumberKind;
import io.ringback.trigger.admission.Policy;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be allowed.
 *
 * @param allowed beginnings of numbers that may be called; all unless said otherwise
 * @param denied beginnings of numbers that may not be called; none unless said otherwise
 * @param kinds of dear numbers that may be called; none unless said otherwise
 */
@Schema(name = "AdmissionPolicyRequest", examples = "{\"allowed\": [\"+49\", \"+44\"], \"denied\": [\"+4417\"]}")
public record PolicyBody(
        @Nullable List<String> allowed,
        @Nullable List<String> denied,
        @Nullable Set<NumberKind> kinds) {
    /** The world has some 200 countries; more are parts of them. */
    private static final int MOST = 500;

    private static final Pattern BEGINNING = Pattern.compile("\\+[1-9][0-9]{0,14}");

    public PolicyBody {
        check("allowed", allowed);
        check("denied", denied);
    }

    Policy policy() {
        return new Policy(
                allowed == null ? List.of() : allowed,
                denied == null ? List.of() : denied,
                kinds == null ? Set.of() : kinds);
    }

    private static void check(String field, @Nullable List<String> beginnings) {
        if (beginnings == null) {
            return;
        }
        if (beginnings.size() > MOST) {
            throw new IllegalArgumentException(field + " must be at most " + MOST);
        }
        for (String beginning : beginnings) {
            if (!BEGINNING.matcher(beginning).matches()) {
                throw new IllegalArgumentException(field + " must each be a plus and digits, as in +49");
            }
        }
    }
}
