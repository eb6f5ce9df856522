package io.ringback.local.demo;

import io.ringback.local.process.Halt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asking until there is an answer, with a limit. */
final class Patience {

    private static final long PAUSE_MILLIS = 100;

    private Patience() {}

    /**
     * The first answer.
     *
     * @throws Halt with the complaint if there is none in time
     */
    static <T> T until(Duration limit, Supplier<Optional<T>> question, Supplier<String> complaint) {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new Halt(complaint.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Halt("Interrupted.", e);
        }
    }
}
