package io.ringback.engine.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final int LONGEST = 20;

    @Test
    void lines_are_the_same_however_the_stream_is_cut() throws IOException {
        var text = "Event: Hangup\r\nName: Zo\u00eb\r\n\r\nbare\nin\rside\r\nleft over";

        for (int piece = 1; piece <= text.length(); piece++) {
            assertThat(lines(text, piece))
                    .as("pieces of %d bytes", piece)
                    .containsExactly("Event: Hangup", "Name: Zo\u00eb", "", "bare", "inside");
        }
    }

    @Test
    void line_that_is_too_long_ends_the_reading_before_its_end_has_come() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> new LineReader(endless, LONGEST).next())
                .isInstanceOf(LineReader.LineTooLong.class)
                .hasMessage("a line of more than 20 bytes is no manager protocol");
    }

    @Test
    void line_of_the_greatest_length_is_read() throws IOException {
        assertThat(lines("x".repeat(LONGEST) + "\n", 7)).containsExactly("x".repeat(LONGEST));
        assertThatThrownBy(() -> lines("x".repeat(LONGEST + 1) + "\n", 7)).isInstanceOf(LineReader.LineTooLong.class);
    }

    private static List<String> lines(String text, int piece) throws IOException {
        var reader = new LineReader(cut(text, piece), LONGEST);
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static InputStream cut(String text, int piece) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                return super.read(into, from, Math.min(most, piece));
            }
        };
    }
}
