package io.ringback.engine.ami;

import io.ringback.contracts.values.Route;
import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.switches.SwitchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.StatusEvent;
import org.jspecify.annotations.Nullable;

/** Collects the answers to Status and, behind it, CoreShowChannels, which come as events. */
public final class ChannelList {
    private static final int UP = 6;
    private static final String ANSWERED = "ANSWER";

    private final Function<String, Set<Route>> ways;
    private final Map<String, Set<Route>> talkedOver = new HashMap<>();
    private final List<Listed> listed = new ArrayList<>();
    private final CountDownLatch complete = new CountDownLatch(1);

    /** One that does not read how dials went. */
    public ChannelList() {
        this(_ -> Set.of());
    }

    /**
     * @param ways what a dialled address may have been, see {@link io.ringback.engine.switches.Switch#waysTo}
     */
    public ChannelList(Function<String, Set<Route>> ways) {
        this.ways = ways;
    }

    /** A channel and the one it belongs to. */
    public record Listed(String linkedId, SeenChannel channel) {}

    /** Takes the event if it is part of an answer; whether all channels are listed with it. */
    public synchronized boolean heard(ManagerEvent event) {
        switch (event) {
            case StatusEvent status
            when status.getUniqueId() != null ->
                talkedOver.put(status.getUniqueId(), talkedOver(status.getVariables()));
            case CoreShowChannelEvent channel
            when channel.getUniqueid() != null -> listed.add(new Listed(text(channel.getLinkedid()), seen(channel)));
            case CoreShowChannelsCompleteEvent _ -> {
                complete.countDown();
                return true;
            }
            default -> {}
        }
        return false;
    }

    /** What is listed up to now. */
    public synchronized List<Listed> listed() {
        return List.copyOf(listed);
    }

    /** @throws SessionFault if the list did not come to its end in time */
    public List<Listed> await(Duration limit) throws InterruptedException, SessionFault {
        if (!complete.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SessionFault(SwitchState.UNREACHABLE, "The switch does not list its channels.", null);
        }
        return listed();
    }

    private SeenChannel seen(CoreShowChannelEvent channel) {
        return new SeenChannel(
                channel.getUniqueid(),
                Integer.valueOf(UP).equals(channel.getChannelState()),
                text(channel.getApplication()),
                !text(channel.getBridgeid()).isEmpty(),
                talkedOver.getOrDefault(channel.getUniqueid(), Set.of()));
    }

    /** Asterisk empties both variables when a dial begins, and keeps them after its end. */
    private Set<Route> talkedOver(@Nullable Map<String, String> variables) {
        if (variables == null || !ANSWERED.equals(variables.get("DIALSTATUS"))) {
            return Set.of();
        }
        return ways.apply(text(variables.get("DIALEDPEERNUMBER")));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
