package io.ringback.engine.service;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody else's session with the switch. */
final class ManagerLine implements AutoCloseable {
    private final Socket socket;

    ManagerLine(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        send("Login", "Username: engine", "Secret: secret1", "Events: off");
    }

    void originate(String channel, String channelId) throws IOException {
        send(
                "Originate",
                "Channel: " + channel,
                "Context: ringback",
                "Exten: s",
                "Priority: 1",
                "Async: true",
                "ChannelId: " + channelId,
                "Timeout: 10000");
    }

    void hangUp(String channelId) throws IOException {
        send("Hangup", "Channel: " + channelId);
    }

    /** Says good-bye, so that all that was said before is heard. */
    @Override
    public void close() throws IOException {
        send("Logoff");
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        socket.close();
    }

    private void send(String action, String... headers) throws IOException {
        String text = "Action: " + action + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
