package io.ringback.simulator.call;

import io.ringback.simulator.event.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A two-party bridge. Two PJSIP channels with nothing to listen for hand their media to each other: native_rtp. */
public final class Bridge {
    private final String id = UUID.randomUUID().toString();
    private final List<Channel> members = new ArrayList<>();
    private String technology = "simple_bridge";

    String id() {
        return id;
    }

    public String technology() {
        return technology;
    }

    int size() {
        return members.size();
    }

    void join(Channel channel) {
        members.add(channel);
        channel.bridge = this;
    }

    void settle() {
        if (members.stream().allMatch(c -> c.technology().equals("PJSIP"))) {
            technology = "native_rtp";
        }
    }

    void leave(Channel channel) {
        members.remove(channel);
        channel.bridge = null;
    }

    public void describe(Fields event) {
        event.field("BridgeUniqueid", id)
                .field("BridgeType", "basic")
                .field("BridgeTechnology", technology)
                .field("BridgeCreator", "<unknown>")
                .field("BridgeName", "<unknown>")
                .field("BridgeNumChannels", members.size())
                .field("BridgeVideoSourceMode", "none");
    }
}
