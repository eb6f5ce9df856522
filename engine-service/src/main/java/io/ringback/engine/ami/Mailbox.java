package io.ringback.engine.ami;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is told by others. Nobody can hold a switch up, so only so many of its events may wait; what somebody of
 * ours says is always taken.
 *
 * @param <M> what is told
 */
public final class Mailbox<M> {
    private final LinkedBlockingQueue<M> queue = new LinkedBlockingQueue<>();
    private final int most;

    /** @param most letters that may wait when an event comes */
    public Mailbox(int most) {
        this.most = most;
    }

    /** Takes what must arrive. */
    public void add(M letter) {
        queue.add(letter);
    }

    /** Takes an event, unless so many letters wait that it is lost; whether it was taken. */
    public boolean offer(M event) {
        return queue.size() < most && queue.add(event);
    }

    /** Whether no more than half of what may wait does. */
    public boolean hasRoom() {
        return queue.size() <= most / 2;
    }

    /** What there is, in the order it came. */
    public List<M> take(int atMost) {
        List<M> letters = new ArrayList<>();
        queue.drainTo(letters, atMost);
        return letters;
    }

    /** What there is, in the order it came; empty if nothing comes in time. */
    public List<M> await(Duration limit, int atMost) throws InterruptedException {
        List<M> letters = new ArrayList<>();
        @Nullable M first = queue.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            letters.add(first);
            queue.drainTo(letters, atMost - 1);
        }
        return letters;
    }
}
