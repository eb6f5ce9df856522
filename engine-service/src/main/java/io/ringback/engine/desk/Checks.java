package io.ringback.engine.desk;

import io.ringback.engine.switches.CheckReport;
import io.ringback.engine.switches.CheckTable;
import io.ringback.engine.switches.CheckTable.Asked;
import io.ringback.engine.switches.Finding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Has switches looked over by their owners, wherever it is asked for. */
@Singleton
public final class Checks {
    private static final Logger LOG = Logger.getLogger(Checks.class);

    /** An owner looks for what it is asked every two seconds, and takes some for the check. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Desks desks;
    private final CheckTable table;
    private final InstantSource clock;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    Checks(Desks desks, CheckTable table, InstantSource clock) {
        this.desks = desks;
        this.table = table;
        this.clock = clock;
    }

    /** Waits for the report, some seconds at most. */
    public CheckReport check(UUID switchId) throws InterruptedException {
        Optional<CheckReport> here = desks.inspect(switchId);
        return here.isPresent() ? here.get() : elsewhere(switchId);
    }

    private CheckReport elsewhere(UUID switchId) {
        UUID checkId = table.ask(switchId);
        Instant until = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(until)) {
            Optional<CheckReport> report = table.report(checkId);
            if (report.isPresent()) {
                return report.get();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        Finding nobody = Finding.failed(
                "owner",
                "No engine works this switch: see whether engine-service runs and reaches Kafka and its database.");
        return CheckReport.of(switchId, clock.instant(), List.of(nobody));
    }

    /** Makes the checks others were asked for of switches that are worked here, beside everything else. */
    public void answer() {
        Set<UUID> worked = desks.worked();
        if (worked.isEmpty()) {
            return;
        }
        for (Asked asked : table.asked(worked)) {
            if (running.add(asked.checkId())) {
                Thread.ofVirtual().name("check-" + asked.switchId()).start(() -> answer(asked));
            }
        }
    }

    private void answer(Asked asked) {
        try {
            desks.inspect(asked.switchId()).ifPresent(report -> table.answer(asked.checkId(), report));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("switchId=%s cause=\"%s\" msg=\"check not answered\"", asked.switchId(), e.getMessage());
        } finally {
            running.remove(asked.checkId());
        }
    }
}
