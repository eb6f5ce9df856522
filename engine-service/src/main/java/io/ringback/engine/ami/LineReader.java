package io.ringback.engine.ami;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 that end in a line feed, with a limit; carriage returns are left out. Belongs to one thread. */
final class LineReader {
    private static final int BUFFER = 32_768;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(256);
    private int next;
    private int end;

    /** @param longest most bytes of a line, its line feed not counted */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line, null if there is no further one: what stands before the end of the stream without a line feed is
     * none.
     *
     * @throws LineTooLong with nothing more to be read
     */
    @Nullable
    String next() throws IOException {
        begun.reset();
        while (next < end || fill()) {
            int feed = lineFeed();
            begun.write(buffer, next, feed - next);
            next = Math.min(end, feed + 1);
            if (begun.size() > longest) {
                throw new LineTooLong(longest);
            }
            if (feed < end) {
                return text();
            }
        }
        return null;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** Where the line ends in the buffer; its end if not in it. */
    private int lineFeed() {
        for (int i = next; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return end;
    }

    private String text() {
        var text = begun.toString(StandardCharsets.UTF_8);
        int first = text.indexOf('\r');
        if (first < 0) {
            return text;
        }
        return first == text.length() - 1 ? text.substring(0, first) : text.replace("\r", "");
    }

    /** Somebody else's protocol, or a broken stream. */
    static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLong(int longest) {
            super("a line of more than " + longest + " bytes is no manager protocol");
        }
    }
}
