package io.ringback.simulator.call;

import io.ringback.simulator.clock.EventLoop;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of each device, made from the channels it has; a PJSIP device is reported only when its state changes. */
final class DeviceStates {
    private static final class Device {
        int ringing;
        int up;
        boolean pending;
        String reported = "NOT_INUSE";

        String state() {
            if (ringing > 0) {
                return up > 0 ? "RINGINUSE" : "RINGING";
            }
            return up > 0 ? "INUSE" : "NOT_INUSE";
        }
    }

    private final EventLoop loop;
    private final Reports reports;
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<Channel, ChannelState> counted = new HashMap<>();

    DeviceStates(EventLoop loop, Reports reports) {
        this.loop = loop;
        this.reports = reports;
    }

    /** The channel's state changed, or it is gone. */
    void changed(Channel channel) {
        if (channel.technology().equals("Local")) {
            reports.deviceState(channel.device(), channel.gone ? "NOT_INUSE" : "INUSE");
            return;
        }
        Device device = devices.computeIfAbsent(channel.device(), _ -> new Device());
        count(device, counted.remove(channel), -1);
        if (!channel.gone) {
            counted.put(channel, channel.state);
            count(device, channel.state, 1);
        }
        if (!device.pending) {
            // Asterisk works device states out on a thread of its own: changes close together are seen as one.
            device.pending = true;
            loop.execute(() -> report(channel.device(), device));
        }
    }

    private void report(String name, Device device) {
        device.pending = false;
        String state = device.state();
        if (!state.equals(device.reported)) {
            device.reported = state;
            reports.deviceState(name, state);
        }
    }

    private static void count(Device device, @Nullable ChannelState state, int change) {
        if (state == ChannelState.RINGING) {
            device.ringing += change;
        } else if (state == ChannelState.UP) {
            device.up += change;
        }
    }
}
