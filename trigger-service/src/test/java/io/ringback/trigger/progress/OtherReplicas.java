package io.ringback.trigger.progress;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ringback.messaging.Database;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.campaign.Campaigns;
import io.ringback.trigger.proving.Proofs;
import io.ringback.trigger.screening.RingBook;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What other replicas of the service do with what is due: the same, on the same database, at the same time. */
@Singleton
public class OtherReplicas {
    private final Database database;
    private final DueCallbacks due;
    private final SilenceSweep silence;
    private final RingBook rings;
    private final Proofs proofs;
    private final Campaigns campaigns;
    private final TriggerSettings settings;

    OtherReplicas(
            Database database,
            DueCallbacks due,
            SilenceSweep silence,
            RingBook rings,
            Proofs proofs,
            Campaigns campaigns,
            TriggerSettings settings) {
        this.database = database;
        this.due = due;
        this.silence = silence;
        this.rings = rings;
        this.proofs = proofs;
        this.campaigns = campaigns;
        this.settings = settings;
    }

    /** Runs so many until it is closed. */
    public Running run(int replicas) {
        List<DueLoop> loops = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            DueLoop loop = new DueLoop(database, due, silence, rings, proofs, campaigns, settings);
            loop.started(new StartupEvent());
            loops.add(loop);
        }
        return new Running(loops);
    }

    /** Those that run. */
    public static final class Running implements AutoCloseable {
        private final List<DueLoop> loops;

        private Running(List<DueLoop> loops) {
            this.loops = loops;
        }

        @Override
        public void close() {
            try {
                for (DueLoop loop : loops) {
                    loop.stopping(new ShutdownEvent());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
