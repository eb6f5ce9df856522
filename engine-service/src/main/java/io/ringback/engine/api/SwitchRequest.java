package io.ringback.engine.api;

import io.ringback.contracts.values.Disposition;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.engine.cause.CauseOverride;
import io.ringback.engine.cause.Retry;
import io.ringback.engine.pool.Limits;
import io.ringback.engine.switches.Registry.Registration;
import io.ringback.engine.switches.Tls;
import io.ringback.engine.switches.Trunk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A switch as an operator registers it.
 *
 * @param secret required for a new one; left out of a change, the present one stays
 * @param group {@code default} if left out; {@code sandbox} for simulated switches
 * @param weight 1 if left out
 * @param trunks at least one
 * @param maxChannels legs at once, 2 to 100,000; as many as come if left out
 * @param callsPerSecond dials in any one second, 1 to 1,000; as many as come if left out
 * @param tls how the manager connection is encrypted; not at all if left out
 */
record SwitchRequest(
        String name,
        String host,
        int port,
        String username,
        @Nullable String secret,
        @Nullable String group,
        @Nullable Integer weight,
        List<TrunkRequest> trunks,
        @Nullable Integer maxChannels,
        @Nullable Integer callsPerSecond,
        @Nullable TlsRequest tls) {
    private static final int MOST_TRUNKS = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,128}");
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,32}");

    /** How a switch proves who it is, not checked yet. */
    record TlsRequest(@Nullable String ca, @Nullable String pin) {}

    /** A trunk, not checked yet. */
    record TrunkRequest(
            String name,
            String channel,
            @Nullable Integer maxChannels,
            @Nullable Integer callsPerSecond,
            @Nullable List<CauseRequest> causes) {
        Trunk checked() {
            List<CauseOverride> checked = new ArrayList<>();
            List<CauseRequest> given = causes == null ? List.of() : causes;
            for (int i = 0; i < given.size(); i++) {
                try {
                    checked.add(given.get(i).checked());
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("causes[" + i + "]." + e.getMessage(), e);
                }
            }
            return new Trunk(name, channel, maxChannels, callsPerSecond, checked);
        }
    }

    /** What an end means on a trunk, not checked yet. */
    record CauseRequest(@Nullable Integer q850, @Nullable Integer sip, Disposition disposition, Retry retry) {
        CauseOverride checked() {
            return new CauseOverride(q850, sip, disposition, retry);
        }
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 naming every field that is wrong */
    Registration checked() {
        List<FieldError> errors = new ArrayList<>();
        require(errors, NAME.matcher(name).matches(), "name", "must be 1 to 64 of A-Z, a-z, 0-9, _ . and -");
        require(errors, HOST.matcher(host).matches(), "host", "must be a host name or an address");
        require(errors, port >= 1 && port <= 65_535, "port", "must be 1 to 65535");
        require(errors, NAME.matcher(username).matches(), "username", "must be 1 to 64 of A-Z, a-z, 0-9, _ . and -");
        require(
                errors,
                secret == null || SECRET.matcher(secret).matches(),
                "secret",
                "must be 1 to 128 printable ASCII characters without blanks");
        String inGroup = group == null ? "default" : group;
        require(errors, GROUP.matcher(inGroup).matches(), "group", "must be 1 to 32 of a-z, 0-9 and -");
        int weighs = weight == null ? 1 : weight;
        require(errors, weighs >= 1 && weighs <= 1_000, "weight", "must be 1 to 1000");
        require(errors, !trunks.isEmpty() && trunks.size() <= MOST_TRUNKS, "trunks", "must be 1 to " + MOST_TRUNKS);
        List<Trunk> checkedTrunks = trunks(errors);
        Limits limits = limits(errors);
        Tls encrypted = tls(errors);
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
        return new Registration(name, host, port, username, secret, inGroup, weighs, checkedTrunks, limits, encrypted);
    }

    /** Two legs make a call. */
    private Limits limits(List<FieldError> errors) {
        boolean channels = maxChannels == null || (maxChannels >= 2 && maxChannels <= Limits.MOST_CHANNELS);
        boolean rate = callsPerSecond == null || (callsPerSecond >= 1 && callsPerSecond <= Limits.MOST_PER_SECOND);
        require(errors, channels, "maxChannels", "must be 2 to " + Limits.MOST_CHANNELS);
        require(errors, rate, "callsPerSecond", "must be 1 to " + Limits.MOST_PER_SECOND);
        return channels && rate ? new Limits(maxChannels, callsPerSecond) : Limits.NONE;
    }

    private @Nullable Tls tls(List<FieldError> errors) {
        try {
            return tls == null ? null : new Tls(tls.ca(), tls.pin());
        } catch (IllegalArgumentException e) {
            String[] sentence = String.valueOf(e.getMessage()).split(" ", 2);
            errors.add(new FieldError("tls." + sentence[0], sentence[1]));
            return null;
        }
    }

    private List<Trunk> trunks(List<FieldError> errors) {
        List<Trunk> checked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < trunks.size(); i++) {
            String field = "trunks[" + i + "]";
            try {
                checked.add(trunks.get(i).checked());
                require(errors, names.add(trunks.get(i).name()), field + ".name", "stands twice");
            } catch (IllegalArgumentException e) {
                String[] sentence = String.valueOf(e.getMessage()).split(" ", 2);
                errors.add(new FieldError(field + "." + sentence[0], sentence[1]));
            }
        }
        return checked;
    }

    private static void require(List<FieldError> errors, boolean right, String field, String message) {
        if (!right) {
            errors.add(new FieldError(field, message));
        }
    }
}
