package io.ringback.simulator.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code MixMonitor(file,b)} and {@code StopMixMonitor()}: what would lie in the folder of recordings. With {@code b} only
 * what is said in a bridge is kept; a recording of nothing, of which Asterisk keeps the header, is left out.
 */
public final class Recordings {
    private static final String FOLDER = "/var/spool/asterisk/monitor/";

    private final List<Recording> made = new ArrayList<>();

    /** A file and how much it holds. */
    public record Recording(String file, Duration length) {}

    /** A recording of this channel begins; one that runs goes on beside it. */
    void begin(Switchboard board, Channel channel, String data) {
        String file = data.split(",", 2)[0];
        channel.recordings.add(file);
        board.setVariable(channel, "MIXMONITOR_FILENAME", file.startsWith("/") ? file : FOLDER + file);
    }

    /** All that run on the channel end. */
    void stop(Channel channel) {
        channel.recordings.clear();
    }

    /** A bridge of the channel is over. */
    void bridged(Channel channel, Duration length) {
        channel.recordings.forEach(file -> made.add(new Recording(file, length)));
    }

    /** The files, oldest first. */
    public List<Recording> made() {
        return List.copyOf(made);
    }
}
