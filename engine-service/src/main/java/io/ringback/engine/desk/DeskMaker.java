package io.ringback.engine.desk;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.engine.EngineSettings;
import io.ringback.engine.ami.Account;
import io.ringback.engine.ami.EventReader;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.attempt.AttemptTable;
import io.ringback.engine.attempt.Relocations;
import io.ringback.engine.attempt.Takeovers;
import io.ringback.engine.call.Call;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.pool.Breaker;
import io.ringback.engine.pool.SwitchPool;
import io.ringback.engine.reception.Reception;
import io.ringback.engine.reception.Receptions;
import io.ringback.engine.switches.Candidate;
import io.ringback.engine.switches.SecretSeal;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.switches.SwitchTable;
import io.ringback.engine.wire.Actions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes what works a switch: its desk, and its link. */
@Singleton
final class DeskMaker {
    private static final Logger LOG = Logger.getLogger(DeskMaker.class);

    private final EngineSettings settings;
    private final String installation;
    private final AttemptTable attempts;
    private final Takeovers takeovers;
    private final Relocations relocations;
    private final SwitchTable switches;
    private final SwitchDirectory directory;
    private final SecretSeal seal;
    private final Actions actions;
    private final Performer performer;
    private final KeyedSecrets secrets;
    private final DeskMeters meters;
    private final Receptions receptions;
    private final InstantSource clock;

    DeskMaker(
            EngineSettings settings,
            @ConfigProperty(name = "ringback.installation") String installation,
            AttemptTable attempts,
            Takeovers takeovers,
            Relocations relocations,
            SwitchTable switches,
            SwitchDirectory directory,
            SecretSeal seal,
            Actions actions,
            Performer performer,
            KeyedSecrets secrets,
            DeskMeters meters,
            Receptions receptions,
            InstantSource clock) {
        this.settings = settings;
        this.installation = installation;
        this.attempts = attempts;
        this.takeovers = takeovers;
        this.relocations = relocations;
        this.switches = switches;
        this.directory = directory;
        this.seal = seal;
        this.actions = actions;
        this.performer = performer;
        this.secrets = secrets;
        this.meters = meters;
        this.receptions = receptions;
        this.clock = clock;
    }

    /**
     * @param others switches that calls could be placed on instead
     * @param waitsForLine whether a call may not begin because the callee's line is in use
     */
    Desk desk(
            Switch taken,
            Lease lease,
            Function<Attempt, Call> calls,
            Supplier<List<Candidate>> others,
            Predicate<AttemptAuthorized> waitsForLine) {
        return new Desk(
                lease,
                new Durability(attempts, takeovers, relocations, lease, meters),
                calls,
                new EventReader(installation),
                performer,
                secrets,
                clock,
                settings.link().backlog(),
                settings.sweep(),
                new Turnstile(() -> directory.find(taken.id()), new SwitchPool(settings.queueLength(), rule()), others),
                waitsForLine);
    }

    /** A link that has begun to connect. */
    Link link(Switch target, Desk desk, Reception reception) {
        Account account = new Account(
                target.host(),
                target.port(),
                target.username(),
                seal.open(target.id(), target.sealedSecret()),
                target.tls());
        Link link = new Link(
                target,
                account,
                desk.lease(),
                desk,
                reception,
                receptions.reader(),
                settings.link(),
                actions,
                new EventReader(installation),
                clock,
                meters,
                (state, reason) -> seen(target, desk.lease().epoch(), state, reason));
        link.start();
        return link;
    }

    private void seen(Switch target, long epoch, SwitchState state, String reason) {
        try {
            switches.seen(target.id(), target.version(), epoch, state, reason, clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf("switchId=%s cause=\"%s\" msg=\"state of the switch not written\"", target.id(), e.getMessage());
        }
    }

    private Breaker.Rule rule() {
        EngineSettings.Breaker breaker = settings.breaker();
        return new Breaker.Rule(breaker.failures(), breaker.pause(), breaker.longest(), breaker.probe());
    }
}
