package io.ringback.simulator.manager;

import io.ringback.simulator.event.Fields;
import java.util.function.Consumer;

/** Writes the answers to one action: a response, or a list of events between its start and its Complete. */
final class Reply implements Fields {
    private final Packet packet;
    private final Consumer<String> out;
    private final StringBuilder text = new StringBuilder();

    Reply(Packet packet, Consumer<String> out) {
        this.packet = packet;
        this.out = out;
    }

    void success(String message) {
        start("Success").field("Message", message).end();
    }

    void error(String message) {
        start("Error").field("Message", message).end();
    }

    Reply start(String response) {
        return field("Response", response).actionId();
    }

    Reply actionId() {
        if (!packet.actionId().isEmpty()) {
            field("ActionID", packet.actionId());
        }
        return this;
    }

    @Override
    public Reply field(String name, Object value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    void end() {
        text.append("\r\n");
        out.accept(text.toString());
        text.setLength(0);
    }

    void listStart(String message) {
        start("Success").field("EventList", "start").field("Message", message).end();
    }

    /** Starts an event of a list; the ActionID stands in it at once. */
    Reply item(String name) {
        return field("Event", name).actionId();
    }

    /** The end of a list; further headers may follow before {@link #end()}. */
    Reply listComplete(String name, int items) {
        return field("Event", name).actionId().field("EventList", "Complete").field("ListItems", items);
    }
}
