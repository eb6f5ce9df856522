package io.ringback.simulator.phone;

import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.FarEnd;
import io.ringback.simulator.call.Network;
import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import io.ringback.simulator.phone.Script.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All phones behind the trunks, what they have seen, and the trunks' faults. Touched on the loop's thread only. */
public final class Phones implements Network {
    private final EventLoop loop;
    private final Set<String> endpoints;
    private final Scripts scripts;
    private final Map<String, PhoneRecord> records = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();
    private final Map<String, FarEnd.Voice> voices = new HashMap<>();
    private final Map<String, Integer> refusingTrunks = new HashMap<>();
    private @Nullable Switchboard board;

    public Phones(EventLoop loop, Set<String> endpoints, String dialledDigits) {
        this.loop = loop;
        this.endpoints = Set.copyOf(endpoints);
        this.scripts = new Scripts(dialledDigits);
    }

    /** The switch these phones talk to; set once, before the first call. */
    public void attach(Switchboard switchboard) {
        board = switchboard;
    }

    @Override
    public Set<String> endpoints() {
        return endpoints;
    }

    @Override
    public FarEnd connect(Channel leg, String endpoint, String user, boolean asCaller) {
        Script script = scripts.of(user);
        List<String> own = keys.get(plain(user));
        Script keyed = own == null ? script : script.keying(Keys.these(own, false));
        FarEnd.Voice voice = voices.getOrDefault(plain(user), script.voice());
        return new PhoneLeg(this, leg, endpoint, user, asCaller, keyed.sounding(voice));
    }

    EventLoop loop() {
        return loop;
    }

    Switchboard board() {
        return Objects.requireNonNull(board, "attach() comes first");
    }

    PhoneRecord record(String user) {
        return records.computeIfAbsent(plain(user), PhoneRecord::new);
    }

    /** Numbers are kept as digits, whether they came with a plus or not. */
    private static String plain(String user) {
        return user.startsWith("+") ? user.substring(1) : user;
    }

    /** The status with which the trunk refuses everything just now, or 0. */
    int trunkRefusal(String endpoint) {
        return refusingTrunks.getOrDefault(endpoint, 0);
    }

    /** Makes a trunk refuse every call with {@code status}, or work again with 0. */
    public void refuseTrunk(String endpoint, int status) {
        if (status == 0) {
            refusingTrunks.remove(endpoint);
        } else {
            refusingTrunks.put(endpoint, status);
        }
    }

    /** What a phone keys, question by question, instead of what its number says. */
    public void keys(String number, List<String> digits) {
        keys.put(plain(number), List.copyOf(digits));
    }

    /** What is heard behind a phone's answer, instead of what its number says. */
    public void voice(String number, FarEnd.Voice voice) {
        voices.put(plain(number), voice);
    }

    public Collection<PhoneRecord> records() {
        return List.copyOf(records.values());
    }

    /** What the phone has seen; an empty record when it was never called. */
    public PhoneRecord recordOf(String number) {
        PhoneRecord record = records.get(plain(number));
        return record == null ? new PhoneRecord(plain(number)) : record;
    }

    /** Forgets all rings, keys, voices and trunk faults. */
    public void reset() {
        records.clear();
        keys.clear();
        voices.clear();
        refusingTrunks.clear();
    }
}
