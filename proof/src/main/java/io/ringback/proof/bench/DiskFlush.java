package io.ringback.proof.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long the disk takes to keep a page for good: what each commit waits for at least.
 *
 * @param folder on the disk of PostgreSQL's data
 */
record DiskFlush(Path folder) {
    private static final int PAGE_BYTES = 8192;

    Histogram run(Duration span) throws IOException {
        var latency = Micros.histogram();
        var file = Files.createTempFile(folder, "flush", ".bench");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocate(PAGE_BYTES);
            long until = System.nanoTime() + span.toNanos();
            while (System.nanoTime() < until) {
                long begun = System.nanoTime();
                channel.write(page.rewind(), 0);
                channel.force(false);
                Micros.addNanos(latency, System.nanoTime() - begun);
            }
        } finally {
            Files.delete(file);
        }
        return latency;
    }
}
