package io.ringback.simulator.call;

import io.ringback.simulator.clock.EventLoop;
import io.ringback.simulator.clock.Timer;
import io.ringback.simulator.event.Event;
import io.ringback.simulator.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The switch: every live channel, and what happens to channels as such. Applications ({@link Task}) and diallers
 * ({@link Dialler}) decide what happens to a call. Everything here runs on the loop's thread.
 */
public final class Switchboard {
    final EventLoop loop;
    final Reports reports;
    final Cel cel;
    final Dialplan dialplan;
    final Applications applications;
    final Sounds sounds;
    private final Trunks trunks;
    private final Signalling signalling = new Signalling(this);
    private final String systemName;
    private final DeviceStates devices;
    private final Hints hints;
    private final LiveChannels live = new LiveChannels();
    private final Recordings recordings = new Recordings();
    private final Map<String, String> globals = new HashMap<>();
    private long uniqueids;
    private long channelNumbers;
    private int processedCalls;

    public Switchboard(
            EventLoop loop, Events events, String systemName, Sounds sounds, Dialplan dialplan, Network network) {
        this.loop = loop;
        this.systemName = systemName;
        this.sounds = sounds;
        this.dialplan = dialplan;
        reports = new Reports(events);
        cel = new Cel(this, events);
        devices = new DeviceStates(loop, reports);
        hints = new Hints(reports);
        applications = new Applications(this);
        trunks = new Trunks(this, network);
    }

    public Instant now() {
        return loop.now();
    }

    public Recordings recordings() {
        return recordings;
    }

    public Collection<Channel> channels() {
        return live.newestFirst();
    }

    public int processedCalls() {
        return processedCalls;
    }

    public Map<String, String> globals() {
        return globals;
    }

    public boolean hasContext(String context) {
        return dialplan.hasContext(context);
    }

    public boolean hasExtension(String context, String exten, int priority) {
        return dialplan.step(context, exten, priority) != null;
    }

    public Dialplan dialplan() {
        return dialplan;
    }

    /** Finds a channel by its name or its uniqueid. */
    public @Nullable Channel find(String nameOrId) {
        return live.find(nameOrId);
    }

    Trunks trunks() {
        return trunks;
    }

    /** Where far ends say what they do. */
    public Signalling signalling() {
        return signalling;
    }

    String newUniqueid() {
        return systemName + "-" + now().getEpochSecond() + "." + uniqueids++;
    }

    String newChannelName(String device) {
        return String.format("%s-%08x", device, channelNumbers++);
    }

    /** Makes a channel known and reports it. */
    void add(Channel channel) {
        live.add(channel);
        cel.started(channel);
        reports.newChannel(channel);
    }

    public void setVariable(Channel channel, String name, String value) {
        if (!Functions.write(this, channel, name, value)) {
            channel.variables.set(name, value);
            reports.varSet(channel, name, value);
        }
    }

    /** The value of a variable or function; null when there is none. */
    public @Nullable String variable(Channel channel, String name) {
        String computed = Functions.read(this, channel, name);
        if (computed != null) {
            return computed;
        }
        String own = channel.variables.get(name);
        return own != null ? own : globals.get(name);
    }

    /** Sets when the channel is hung up, counted from now; zero takes the limit away. */
    public void absoluteTimeout(Channel channel, Duration fromNow) {
        Timer old = channel.hangupTimer;
        if (old != null) {
            old.cancel();
        }
        if (fromNow.isZero() || fromNow.isNegative()) {
            channel.hangupAt = null;
            channel.hangupTimer = null;
        } else {
            channel.hangupAt = now().plus(fromNow);
            channel.hangupTimer = loop.after(fromNow, () -> requestHangup(channel, HangupCause.NONE));
        }
    }

    /** An application takes the channel: what CoreShowChannels, CEL and the CDR show of it. */
    void enter(Channel channel, String application, String data) {
        cel.application(channel, application, data);
        channel.application = application;
        channel.applicationData = data;
        if (!channel.cdrs.isEmpty()) {
            channel.cdrs.getLast().ranApplication(application, data);
        }
    }

    void state(Channel channel, ChannelState state) {
        channel.state = state;
        reports.newState(channel);
        devices.changed(channel);
    }

    /** Asks whatever runs on the channel to end; the cause is kept unless it is none. */
    public void requestHangup(Channel channel, HangupCause cause) {
        if (channel.gone) {
            return;
        }
        if (cause.code() > 0) {
            channel.cause = cause;
        }
        boolean first = !channel.hangupRequested;
        channel.hangupRequested = true;
        Task top = channel.tasks.peek();
        Dialler dialler = channel.dialler;
        if (top != null) {
            top.interrupted();
        } else if (dialler != null) {
            dialler.lost(channel);
        } else if (first) {
            hangup(channel);
        }
    }

    /** A sound begins on a channel. */
    void play(Channel channel, String file) {
        cel.streamBegan(channel, file);
        if (channel.farEnd != null) {
            channel.farEnd.hears(file);
        }
    }

    /** Takes the channel down and writes its records. */
    void hangup(Channel channel) {
        if (channel.gone) {
            return;
        }
        channel.gone = true;
        absoluteTimeout(channel, Duration.ZERO);
        if (channel.techCause == 0 && channel.technology().equals("PJSIP")) {
            channel.techCause = channel.cause.techCause();
        }
        cel.ended(channel);
        if (channel.farEnd != null) {
            channel.farEnd.hungUp();
        }
        reports.hangup(channel);
        if (live.remove(channel)) {
            cel.linkedidEnded(channel);
            processedCalls++;
        }
        for (Cdr cdr : channel.cdrs) {
            boolean answered = channel.answeredAt != null;
            cdr.end(answered ? "ANSWERED" : channel.cause.unansweredDisposition(), now());
            reports.cdr(channel, cdr);
        }
        devices.changed(channel);
    }

    /** Hangs up everything, the newest first, as a restart does; the reason is the one of Asterisk's soft hang-up. */
    public void hangupAll() {
        Collection<Channel> all = live.newestFirst();
        all.forEach(channel -> reports.softHangupRequest(channel, 4));
        all.forEach(channel -> requestHangup(channel, HangupCause.NONE));
    }

    /** Forgets everything without a word, as a killed process does. */
    public void forgetAll() {
        for (Channel channel : live.oldestFirst()) {
            channel.gone = true;
            absoluteTimeout(channel, Duration.ZERO);
            channel.tasks.clear();
            if (channel.farEnd != null) {
                channel.farEnd.hungUp();
            }
        }
        live.clear();
        globals.clear();
        processedCalls = 0;
    }

    /** Reports a fact about the whole system, such as Shutdown. */
    public void report(String name, Consumer<Event> fields) {
        reports.system(name, fields);
    }

    /** Places the call that {@code request} describes; what becomes of it is reported as events and to {@code done}. */
    public void originate(OriginateRequest request, Consumer<Boolean> done) {
        new Origination(this, request, done).start();
    }

    /** A call comes in from a carrier and runs the dialplan of {@code context}, unanswered. */
    public Channel inbound(String endpoint, String context, String exten, CallerId from, boolean restricted) {
        Channel channel = trunks.inbound(endpoint, context, exten, from);
        channel.restricted = restricted;
        loop.execute(() -> Pbx.run(this, channel));
        return channel;
    }

    /** Whose state can be asked for. */
    public Hints hints() {
        return hints;
    }

    public void userEvent(Consumer<Event> fields) {
        reports.userEvent(fields);
    }
}
