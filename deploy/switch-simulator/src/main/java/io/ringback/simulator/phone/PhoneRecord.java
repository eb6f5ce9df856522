package io.ringback.simulator.phone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What a phone has seen: every call that reached it, the oldest forgotten beyond a limit that no test comes near. */
public final class PhoneRecord {
    private static final int MOST_KEPT = 100_000;

    /** More than the longest menu says. */
    private static final int MOST_SOUNDS = 200;

    private final String number;
    private final List<Ring> rings = new ArrayList<>();
    private final ArrayDeque<String> heard = new ArrayDeque<>();
    private long total;
    private long answered;

    PhoneRecord(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    public long total() {
        return total;
    }

    public long answered() {
        return answered;
    }

    public List<Ring> rings() {
        return List.copyOf(rings);
    }

    /** The last sounds that began to play there, the latest one last. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    void heard(String file) {
        if (heard.size() >= MOST_SOUNDS) {
            heard.removeFirst();
        }
        heard.addLast(file);
    }

    void rang(Ring ring) {
        total++;
        if (rings.size() >= MOST_KEPT) {
            rings.removeFirst();
        }
        rings.add(ring);
    }

    void answered(String channelId) {
        answered++;
        for (int i = rings.size() - 1; i >= 0; i--) {
            if (rings.get(i).channelId().equals(channelId)) {
                rings.set(i, rings.get(i).nowAnswered());
                return;
            }
        }
    }
}
