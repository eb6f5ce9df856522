package io.ringback.local.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, and what is added to it. */
final class LogTail {

    private static final int MOST_BYTES = 65_536;

    private final Path file;
    private long read;

    LogTail(Path file) {
        this.file = file;
    }

    /** The last lines, at most so many. */
    List<String> last(int lines) {
        var size = size();
        var text = text(Math.max(0, size - MOST_BYTES), size);
        read = size;
        var all = text.lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Whole lines written since the last call; a file that began anew is read from its beginning. */
    List<String> added() {
        var size = size();
        if (size < read) {
            read = 0;
        }
        var text = text(read, Math.min(size, read + MOST_BYTES));
        var end = text.lastIndexOf('\n') + 1;
        read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        return text.substring(0, end).lines().toList();
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private String text(long from, long to) {
        if (to <= from) {
            return "";
        }
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) (to - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
