package io.ringback.local.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a gateway is told.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param services the replicas of each service
 * @param maxBodyBytes a longer request gets 413: our largest is a page of JSON
 * @param maxBulkyBodyBytes the same where long bodies are right
 * @param patience how long a service may take until it begins to answer
 */
record GatewaySettings(
        int port, Map<Service, List<Address>> services, int maxBodyBytes, int maxBulkyBodyBytes, Duration patience) {

    static final int MAX_BODY_BYTES = 1_048_576;
    static final int MAX_BULKY_BODY_BYTES = 4_194_304;
    static final Duration PATIENCE = Duration.ofSeconds(30);

    GatewaySettings {
        services = Map.copyOf(services);
        for (Service service : Service.values()) {
            if (services.getOrDefault(service, List.of()).isEmpty()) {
                throw new IllegalArgumentException("no address for " + service.title());
            }
        }
        if (maxBodyBytes < 1 || maxBulkyBodyBytes < maxBodyBytes) {
            throw new IllegalArgumentException(
                    "maxBodyBytes must be positive and below maxBulkyBodyBytes: " + maxBodyBytes);
        }
    }

    /** Reads {@code --port 8080 --trigger-service 127.0.0.1:8081 …}; a service named twice has two replicas. */
    static GatewaySettings of(List<String> arguments) {
        int port = 0;
        var services = new EnumMap<Service, List<Address>>(Service.class);
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            var option = arguments.get(i);
            var value = arguments.get(i + 1);
            if (option.equals("--port")) {
                port = Integer.parseInt(value);
            } else {
                var service = Service.titled(option.replaceFirst("^--", ""))
                        .orElseThrow(() -> new IllegalArgumentException("unknown option " + option));
                services.computeIfAbsent(service, _ -> new ArrayList<>()).add(Address.of(value));
            }
        }
        return new GatewaySettings(port, services, MAX_BODY_BYTES, MAX_BULKY_BODY_BYTES, PATIENCE);
    }
}
