package io.ringback.proof.chaos.engine;

import io.ringback.proof.load.CallerAccounts;
import io.ringback.proof.load.LoadTarget;
import io.ringback.proof.load.Wishes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Who calls whom: each scene as often as its share, in an order of the seed. */
final class Cast implements Wishes {
    private final List<Scene> order;
    private final Map<Scene, List<String>> callers;
    private final Map<String, String> keys;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Scene, AtomicInteger> played = new ConcurrentHashMap<>();

    private Cast(List<Scene> order, Map<Scene, List<String>> callers, Map<String, String> keys) {
        this.order = order;
        this.callers = callers;
        this.keys = keys;
    }

    /** Makes the accounts for so many callbacks a second, and tells the phones of all switches what to key. */
    static Cast make(LoadTarget target, List<URI> switches, long seed, double rate) throws InterruptedException {
        var byScene = new EnumMap<Scene, List<String>>(Scene.class);
        Stream.of(Scene.values()).forEach(scene -> byScene.put(scene, scene.callers(rate)));
        var callers = byScene.values().stream().flatMap(List::stream).toList();
        var byAccount = new ArrayList<List<String>>();
        for (int from = 0; from < callers.size(); from += CallerAccounts.MOST_NUMBERS) {
            byAccount.add(callers.subList(from, Math.min(callers.size(), from + CallerAccounts.MOST_NUMBERS)));
        }
        var made = new CallerAccounts(target, "cast").with(byAccount);
        var keys = new HashMap<String, String>();
        for (int account = 0; account < made.size(); account++) {
            for (String caller : byAccount.get(account)) {
                keys.put(caller, made.get(account));
            }
        }
        try (var http = HttpClient.newHttpClient()) {
            for (URI each : switches) {
                teach(http, each, byScene.getOrDefault(Scene.CALLER_KEYS, List.of()));
            }
        }
        return new Cast(shuffled(seed), byScene, Map.copyOf(keys));
    }

    @Override
    public Wish at(Instant moment) {
        var scene = order.get(Math.floorMod(next.getAndIncrement(), order.size()));
        int n = played.computeIfAbsent(scene, _ -> new AtomicInteger()).getAndIncrement();
        var among = callers.getOrDefault(scene, List.of());
        var caller = among.get(n % among.size());
        return new Wish(keys.getOrDefault(caller, ""), scene.body(n, caller, among.size()));
    }

    private static List<Scene> shuffled(long seed) {
        var scenes = new ArrayList<Scene>();
        for (Scene scene : Scene.values()) {
            scenes.addAll(Collections.nCopies(scene.share(), scene));
        }
        Collections.shuffle(scenes, new Random(seed));
        return List.copyOf(scenes);
    }

    private static void teach(HttpClient http, URI phones, List<String> callers) throws InterruptedException {
        int n = 0;
        for (String caller : callers) {
            var request = HttpRequest.newBuilder(phones.resolve("/phones/" + caller.substring(1)))
                    .PUT(BodyPublishers.ofString("{\"digits\":[\"" + Scene.keyed(n++) + "\"]}"))
                    .build();
            try {
                var status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("a phone cannot be told what to key: " + status);
                }
            } catch (IOException e) {
                throw new IllegalStateException("a phone cannot be told what to key: " + e, e);
            }
        }
    }
}
