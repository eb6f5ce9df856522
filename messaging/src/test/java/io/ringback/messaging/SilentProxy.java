package io.ringback.messaging;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server and can fall silent: connections stay open and nothing comes through any more. */
final class SilentProxy implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private volatile boolean silent;

    SilentProxy(String host, int port) {
        server = vertx.createNetServer().connectHandler(near -> {
            near.pause();
            client.connect(port, host).onSuccess(far -> {
                join(near, far);
                join(far, near);
                near.resume();
            });
        });
        Waiting.await(server.listen(0, "127.0.0.1"), Stage.LIMIT);
    }

    int port() {
        return server.actualPort();
    }

    /** What is open now is dead for ever, new connections work once it is over. */
    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        sockets.forEach(socket -> socket.handler(SilentProxy::swallow));
        silent = false;
    }

    private void join(NetSocket from, NetSocket to) {
        sockets.add(from);
        from.handler(bytes -> {
            if (!silent) {
                to.write(bytes);
            }
        });
        from.closeHandler(_ -> to.close());
    }

    private static void swallow(Buffer bytes) {}

    @Override
    public void close() {
        Waiting.await(vertx.close(), Stage.LIMIT);
    }
}
