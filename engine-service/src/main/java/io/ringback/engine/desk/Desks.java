package io.ringback.engine.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.StopReason;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Effect;
import io.ringback.engine.call.Input;
import io.ringback.engine.owner.Lease;
import io.ringback.engine.pool.Load;
import io.ringback.engine.reception.Reception;
import io.ringback.engine.reception.Receptions;
import io.ringback.engine.switches.Candidate;
import io.ringback.engine.switches.CheckReport;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import io.ringback.engine.switches.SwitchState;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desks of the switches this replica owns. */
@Singleton
public final class Desks {
    private final DeskMaker maker;
    private final Circumstances circumstances;
    private final SwitchDirectory directory;
    private final Receptions receptions;
    private final InstantSource clock;
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    /** A desk, the reception beside it, and their present link. */
    private record Open(Desk desk, Reception reception, Link link) {
        /** As it is registered now: the link may have been made before it began to drain. */
        Candidate candidate(SwitchDirectory directory) {
            return new Candidate(directory.find(link.settings().id()).orElse(link.settings()), desk.load());
        }
    }

    Desks(
            DeskMaker maker,
            Circumstances circumstances,
            SwitchDirectory directory,
            Receptions receptions,
            InstantSource clock,
            MeterRegistry registry) {
        this.maker = maker;
        this.circumstances = circumstances;
        this.directory = directory;
        this.receptions = receptions;
        this.clock = clock;
        Gauge.builder("ringback.engine.calls", this, Desks::calls)
                .description("calls in progress at this replica")
                .register(registry);
        Gauge.builder(
                        "ringback.engine.switches.ready",
                        this,
                        desks -> desks.ready().size())
                .description("switches of this replica that take calls")
                .register(registry);
    }

    /** Begins to work a switch: its calls are taken over first. */
    public void open(Switch taken, Lease lease) {
        Desk desk = maker.desk(
                taken, lease, this::call, () -> besides(taken.id()), order -> waitsForLine(taken.id(), order));
        Reception reception = receptions.open(taken, lease);
        open.put(taken.id(), new Open(desk, reception, maker.link(taken, desk, reception)));
        // What is told from now on comes behind what the table says now.
        desk.start();
    }

    /** Stops working a switch; its calls go on without us. */
    public void close(UUID switchId) {
        Open closing = open.remove(switchId);
        if (closing != null) {
            // First the desk: it must not take the end of the session for a cut, and write that down.
            closing.desk().close();
            closing.link().close();
            closing.reception().close();
        }
    }

    /** Connects again where the operator changed something. */
    public void settingsMayHaveChanged() {
        open.forEach((id, each) -> {
            Optional<Switch> now = directory.find(id);
            if (now.isPresent() && now.get().version() != each.link().settings().version()) {
                each.link().close();
                open.put(
                        id,
                        new Open(each.desk(), each.reception(), maker.link(now.get(), each.desk(), each.reception())));
            }
        });
    }

    /** Switches calls may be placed on here and now. */
    public List<Candidate> ready() {
        return open.values().stream()
                .filter(each -> each.link().isReady() && each.desk().lease().isValid())
                .map(each -> each.candidate(directory))
                .filter(each -> !each.target().isDraining())
                .toList();
    }

    /** Switches that calls may be placed on at other replicas. */
    public List<Candidate> elsewhere() {
        return directory.all().stream()
                .filter(each -> each.state() == SwitchState.READY && !each.isDraining())
                .filter(each -> !open.containsKey(each.id()))
                .map(each -> new Candidate(each, directory.load(each.id())))
                .toList();
    }

    /** Switches that calls may be placed on, here or elsewhere, but for this one. */
    List<Candidate> besides(UUID switchId) {
        return Stream.concat(ready().stream(), elsewhere().stream())
                .filter(each -> !each.target().id().equals(switchId))
                .toList();
    }

    /** Switches of this replica of which it is not known yet whether they take calls. */
    public List<Candidate> connecting() {
        return open.values().stream()
                .filter(each -> each.link().isConnecting())
                .map(each -> each.candidate(directory))
                .filter(each -> !each.target().isDraining())
                .toList();
    }

    /** What a switch of this replica carries. */
    public Optional<Load> load(UUID switchId) {
        Open found = open.get(switchId);
        return found == null ? Optional.empty() : Optional.of(found.desk().load());
    }

    /** Looks over a switch of this replica; empty if it is another's. */
    public Optional<CheckReport> inspect(UUID switchId) throws InterruptedException {
        Open found = open.get(switchId);
        return found == null
                ? Optional.empty()
                : Optional.of(
                        CheckReport.of(switchId, clock.instant(), found.link().inspect()));
    }

    /** Whether this replica works the switch, connected or not. */
    Set<UUID> worked() {
        return Set.copyOf(open.keySet());
    }

    /** What the switches of this replica carry, and by which lease it says so. */
    Map<Lease, Load> loads() {
        return open.values().stream().map(Open::desk).collect(Collectors.toUnmodifiableMap(Desk::lease, Desk::load));
    }

    /** Whether this replica works the switch. */
    public Optional<Lease> lease(UUID switchId) {
        Open found = open.get(switchId);
        return found == null ? Optional.empty() : Optional.of(found.desk().lease());
    }

    /**
     * Hands over a call whose first step is durable.
     *
     * @param stop why it must end before it begins, if somebody said so
     */
    public void place(Attempt attempt, List<Effect> effects, Optional<StopReason> stop) {
        post(attempt.switchId(), new Mail.Placed(attempt, effects, stop));
    }

    /** Tells a call something; a call that is not at this replica hears nothing. */
    public void tell(UUID switchId, UUID attemptId, Input input) {
        post(switchId, new Mail.Told(attemptId, input, clock.instant()));
    }

    /** Whether a call that is to begin only if the callee's line is free must not: the line is known not to be. */
    public boolean waitsForLine(UUID switchId, AttemptAuthorized order) {
        Open found = open.get(switchId);
        return found != null
                && order.onlyIfFree()
                && order.targets().stream()
                        .findFirst()
                        .filter(target -> found.reception().isInUse(target.party()))
                        .isPresent();
    }

    /** What stays the same for the call of this attempt. */
    public Call call(Attempt attempt) {
        return circumstances.of(attempt, load(attempt.switchId()).orElse(Load.NONE));
    }

    private void post(UUID switchId, Mail mail) {
        Open found = open.get(switchId);
        if (found != null) {
            found.desk().post(mail);
        }
    }

    private int calls() {
        return open.values().stream().mapToInt(each -> each.desk().size()).sum();
    }
}
