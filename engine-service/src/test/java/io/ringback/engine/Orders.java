package io.ringback.engine;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.CallbackAuthorization.Grant;
import io.ringback.contracts.values.Acknowledge;
import io.ringback.contracts.values.CallOptions;
import io.ringback.contracts.values.CallerIds;
import io.ringback.contracts.values.CallerLeg;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.MachinePolicy;
import io.ringback.contracts.values.Money;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Target;
import io.ringback.contracts.values.TargetCondition;
import io.ringback.contracts.values.Warnings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as rating gives them. */
public final class Orders {
    private final Instant now;
    private String caller = "+442079460001";
    private List<Route> callerRoutes = List.of();
    private int callerRing = 30;
    private Script script = Script.CONNECT;
    private boolean confirm;
    private boolean onlyIfFree;
    private boolean sandbox;
    private Grant grant = new Grant(3000, true, 160);
    private String balance = "5.00";
    private @Nullable String accessNumber;
    private UUID account = new UUID(7, 7);
    private @Nullable Instant queuedSince;
    private Instant expiresAt;
    private List<String> announcements = List.of();
    private @Nullable Acknowledge acknowledge;
    private @Nullable CallOptions options;
    private CallerIds callerIds = new CallerIds("+493023125002", "+442079460001");
    private final List<Target> targets = new ArrayList<>();

    private Orders(Instant now) {
        this.now = now;
        this.expiresAt = now.plusSeconds(60);
    }

    public static Orders at(Instant now) {
        return new Orders(now);
    }

    public Orders caller(String number) {
        caller = number;
        return this;
    }

    public Orders callerOver(String... trunks) {
        callerRoutes = routes(caller, trunks);
        return this;
    }

    public Orders callerRing(int seconds) {
        callerRing = seconds;
        return this;
    }

    public Orders callee(String number) {
        return target(number, 30, 3000, Set.of(), "sim");
    }

    public Orders target(String number, int ring, int limit, Set<TargetCondition> on, String... trunks) {
        targets.add(new Target(new Party.E164(number), routes(number, trunks), limit, ring, on));
        return this;
    }

    /** To an extension of a site, only if its line is free. */
    public Orders whenFree(String site, String extension, String trunk) {
        onlyIfFree = true;
        List<Route> ways = List.of(new Route(trunk, extension));
        targets.add(new Target(new Party.Extension(site, extension), ways, 3000, 30, Set.of()));
        return this;
    }

    public Orders granted(int seconds, boolean last) {
        grant = new Grant(seconds, last, grant.setupSeconds());
        return this;
    }

    public Orders setup(int seconds) {
        grant = new Grant(grant.grantedSeconds(), grant.last(), seconds);
        return this;
    }

    /** In euros. */
    public Orders balance(String amount) {
        balance = amount;
        return this;
    }

    /** As a caller of this number, whose owner pays as long as nobody else is known to. */
    public Orders calling(String number, UUID owner) {
        accessNumber = number;
        account = owner;
        return this;
    }

    public Orders account(UUID id) {
        account = id;
        return this;
    }

    public Orders queuedSince(Instant at) {
        queuedSince = at;
        return this;
    }

    public Orders announcing(String... names) {
        script = Script.ANNOUNCE;
        announcements = List.of(names);
        return this;
    }

    public Orders acknowledgedBy(String digit, int timeoutSeconds) {
        acknowledge = new Acknowledge(digit, timeoutSeconds);
        return this;
    }

    public Orders confirming() {
        confirm = true;
        return this;
    }

    public Orders options(CallOptions wanted) {
        options = wanted;
        return this;
    }

    public Orders humanCheck() {
        return options(new CallOptions(true, null, false));
    }

    public Orders onMachine(MachinePolicy policy) {
        return options(new CallOptions(false, policy, false));
    }

    public Orders showing(CallerIds shown) {
        callerIds = shown;
        return this;
    }

    public Orders sandbox() {
        sandbox = true;
        return this;
    }

    public Orders expiring(Instant at) {
        expiresAt = at;
        return this;
    }

    public AttemptAuthorized build() {
        return build(Ids.next(), Ids.next());
    }

    public AttemptAuthorized build(UUID callbackId, UUID attemptId) {
        List<Route> ways = callerRoutes.isEmpty() ? routes(caller, "sim") : callerRoutes;
        return new AttemptAuthorized(
                callbackId,
                attemptId,
                1,
                now,
                sandbox,
                account,
                script,
                new CallerLeg(new Party.E164(caller), ways, callerRing),
                accessNumber,
                confirm,
                onlyIfFree,
                announcements,
                acknowledge,
                targets,
                grant,
                Warnings.DEFAULT,
                callerIds,
                Money.of(balance, "EUR"),
                Money.of("0.10", "EUR"),
                "en",
                1,
                !sandbox,
                queuedSince == null ? now : queuedSince,
                expiresAt,
                options);
    }

    private static List<Route> routes(String number, String... trunks) {
        return List.of(trunks).stream().map(trunk -> new Route(trunk, number)).toList();
    }
}
