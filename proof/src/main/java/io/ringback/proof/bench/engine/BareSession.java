package io.ringback.proof.bench.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A bare manager session: writes actions, hands on what comes, and does nothing else. */
final class BareSession implements AutoCloseable {
    private static final long LOGIN_SECONDS = 10;

    /** A session that does not keep up with all a switch tells is cut off. */
    private static final String FILTER =
            "Event: (Newchannel|DialBegin|BridgeEnter|BridgeLeave|SoftHangupRequest|Hangup|AsyncAGIStart)";

    private final Socket socket;
    private final OutputStream out;
    private final Consumer<Map<String, String>> heard;
    private final CountDownLatch booted = new CountDownLatch(1);
    private volatile boolean over;

    /**
     * Logs in.
     *
     * @param address {@code host:port}
     * @param heard told each event and each response by its headers, on one thread
     */
    BareSession(String address, String user, String secret, Consumer<Map<String, String>> heard)
            throws IOException, InterruptedException {
        int colon = address.lastIndexOf(':');
        this.socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        this.socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.heard = heard;
        Thread.ofPlatform().daemon().name("manager").start(this::read);
        send("Action: Login\r\nUsername: " + user + "\r\nSecret: " + secret + "\r\nEvents: on\r\n\r\n");
        if (!booted.await(LOGIN_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the switch does not let the bench in");
        }
        send("Action: Filter\r\nOperation: Add\r\nFilter: " + FILTER + "\r\n\r\n");
    }

    /** Writes whole actions, as many as the text holds. */
    synchronized void send(String actions) throws IOException {
        out.write(actions.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the switch has closed it. */
    boolean isOver() {
        return over;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        var headers = new HashMap<String, String>();
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    hear(headers);
                    headers = new HashMap<>();
                } else {
                    int colon = line.indexOf(": ");
                    if (colon > 0) {
                        headers.put(line.substring(0, colon), line.substring(colon + 2));
                    }
                }
            }
        } catch (IOException e) {
            // Closed by us, or the switch is gone, which is asked about.
            over = true;
            return;
        }
        over = true;
    }

    private void hear(Map<String, String> headers) {
        if ("FullyBooted".equals(headers.get("Event"))) {
            booted.countDown();
        }
        heard.accept(headers);
    }
}
