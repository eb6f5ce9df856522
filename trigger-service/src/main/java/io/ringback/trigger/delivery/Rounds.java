package io.ringback.trigger.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for what is due: at once when it is told that there may be something, and every second anyway. */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final String what;
    private final Runnable look;
    private final Semaphore pokes = new Semaphore(0);
    private final Thread loop;
    private volatile boolean stopping;

    /**
     * @param what is looked for, for its thread and for the log
     * @param look takes what is due and begins to send it; a fault in it is logged, and it is called again
     */
    public Rounds(String what, Runnable look) {
        this.what = what;
        this.look = look;
        this.loop = Thread.ofVirtual().name(what + "-rounds").unstarted(this::run);
    }

    /** Begins; once. */
    public void start() {
        loop.start();
    }

    /** Looks no more; waits a little until the last look is over. */
    public void stop() throws InterruptedException {
        stopping = true;
        poke();
        loop.join(END_LIMIT);
    }

    /** Whether it is being stopped: nothing more is to be begun. */
    public boolean stopping() {
        return stopping;
    }

    /** There may be something to send. */
    public void poke() {
        if (pokes.availablePermits() == 0) {
            pokes.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                pokes.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                pokes.drainPermits();
                look.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("what=%s cause=\"%s\" msg=\"what is due waits\"", what, e.getMessage());
            }
        }
    }
}
