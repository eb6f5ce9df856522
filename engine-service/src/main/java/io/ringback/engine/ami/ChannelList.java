package io.ringback.engine.ami;

import io.ringback.engine.call.Input.SeenChannel;
import io.ringback.engine.switches.SwitchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.CoreShowChannelsCompleteEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;

/** Collects the answer to CoreShowChannels, which comes as events. */
public final class ChannelList {
    private static final int UP = 6;

    private final List<Listed> listed = new ArrayList<>();
    private final CountDownLatch complete = new CountDownLatch(1);

    /** A channel and the one it belongs to. */
    public record Listed(String linkedId, SeenChannel channel) {}

    /** Takes the event if it is part of the answer. */
    public synchronized void heard(ManagerEvent event) {
        if (event instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
            boolean up = Integer.valueOf(UP).equals(channel.getChannelState());
            listed.add(new Listed(
                    text(channel.getLinkedid()),
                    new SeenChannel(
                            channel.getUniqueid(),
                            up,
                            text(channel.getApplication()),
                            !text(channel.getBridgeid()).isEmpty())));
        } else if (event instanceof CoreShowChannelsCompleteEvent) {
            complete.countDown();
        }
    }

    /** @throws SessionFault if the list did not come to its end in time */
    public List<Listed> await(Duration limit) throws InterruptedException, SessionFault {
        if (!complete.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SessionFault(SwitchState.UNREACHABLE, "The switch does not list its channels.", null);
        }
        synchronized (this) {
            return List.copyOf(listed);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
