package io.ringback.trigger.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Where the service believes its SMS gateway: nobody is there until a test begins one. */
public final class SmsAddress implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "ringback.trigger.sms.url",
                    "http://127.0.0.1:" + free.getLocalPort() + "/sms",
                    "ringback.trigger.sms.authorization",
                    "Bearer key-of-the-gateway",
                    "ringback.trigger.sms.from",
                    "Ringback");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
