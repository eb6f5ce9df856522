package io.ringback.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held while processes of a home are started or stopped, so that two commands do not cross. */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock. It is free again when closed, or when this JVM ends in whatever way.
     *
     * @param home whose processes are about to change
     * @return the lock
     */
    public static HomeLock take(Home home) {
        try {
            var channel =
                    FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new Halt("Another ./ringback is starting or stopping the stack in " + home.folder() + ".");
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new Halt("The folder " + home.run() + " cannot be locked: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This JVM itself holds it, in another thread.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
