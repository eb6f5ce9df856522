package io.ringback.simulator.control;

import io.ringback.simulator.call.Channel;
import io.ringback.simulator.call.FarEnd;
import io.ringback.simulator.call.Hints;
import io.ringback.simulator.call.Recordings;
import io.ringback.simulator.call.Switchboard;
import io.ringback.simulator.clock.EventLoop;
import io.ringback.simulator.control.ControlServer.Answer;
import io.ringback.simulator.manager.Lifecycle;
import io.ringback.simulator.manager.ManagerServer;
import io.ringback.simulator.manager.Originates;
import io.ringback.simulator.phone.PhoneRecord;
import io.ringback.simulator.phone.Phones;
import io.ringback.simulator.phone.Ring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the HTTP side can do. */
public final class Control {
    private final EventLoop loop;
    private final Switchboard board;
    private final Phones phones;
    private final Faults faults;
    private final Originates originates;
    private final InboundCalls inbound;

    public Control(
            EventLoop loop,
            Switchboard board,
            Phones phones,
            Lifecycle lifecycle,
            ManagerServer manager,
            String inboundEndpoint) {
        this.loop = loop;
        this.board = board;
        this.phones = phones;
        this.faults = new Faults(board, phones, lifecycle, manager);
        this.originates = manager.originates();
        this.inbound = new InboundCalls(loop, board, inboundEndpoint);
    }

    Answer answer(String method, String path, Map<String, Object> body) {
        if (method.equals("DELETE") && path.startsWith("/inbound/")) {
            return inbound.leave(path.substring("/inbound/".length()))
                    ? done()
                    : new Answer(404, Map.of("error", "no such call"));
        }
        if (method.equals("PUT") && path.startsWith("/lines/")) {
            return line(path.substring("/lines/".length()), string(body, "state"));
        }
        String phone = path.startsWith("/phones/") ? path.substring("/phones/".length()) : "";
        return switch (method + " " + (phone.isEmpty() ? path : "/phones/{number}")) {
            case "GET /health" -> new Answer(200, Map.of("status", "UP"));
            case "GET /phones" ->
                ok(loop.ask(() -> phones.records().stream().map(Control::phone).toList()));
            case "GET /phones/{number}" -> ok(loop.ask(() -> phone(phones.recordOf(phone))));
            case "PUT /phones/{number}" -> {
                if (body.containsKey("voice")) {
                    FarEnd.Voice voice = FarEnd.Voice.valueOf(string(body, "voice"));
                    loop.execute(() -> phones.voice(phone, voice));
                } else {
                    List<String> digits = strings(body, "digits");
                    loop.execute(() -> phones.keys(phone, digits));
                }
                yield done();
            }
            case "DELETE /phones" -> {
                loop.ask(() -> {
                    phones.reset();
                    originates.reset();
                    return true;
                });
                yield done();
            }
            case "GET /channels" ->
                ok(loop.ask(
                        () -> board.channels().stream().map(Control::channel).toList()));
            case "GET /originates" ->
                ok(loop.ask(
                        () -> originates.all().stream().map(Control::originate).toList()));
            case "GET /recordings" ->
                ok(loop.ask(() -> board.recordings().made().stream()
                        .map(Control::recording)
                        .toList()));
            case "POST /inbound" -> new Answer(201, inbound.begin(body));
            case "GET /lines" -> ok(loop.ask(() -> board.hints().lines()));
            case "GET /inbound" -> ok(inbound.all());
            case "POST /faults" -> {
                loop.ask(() -> {
                    faults.apply(body);
                    return true;
                });
                yield done();
            }
            default -> new Answer(404, Map.of("error", "no such resource"));
        };
    }

    private static Answer ok(Object body) {
        return new Answer(200, body);
    }

    private static Answer done() {
        return new Answer(200, Map.of("done", true));
    }

    private Answer line(String exten, String state) {
        if (!exten.matches("[0-9]{1,12}") || !Hints.settable(state)) {
            throw new IllegalArgumentException("a line needs an extension and one of the states of recording 55");
        }
        loop.ask(() -> {
            board.hints().line(exten, state);
            return true;
        });
        return done();
    }

    private static Map<String, Object> phone(PhoneRecord record) {
        Map<String, Object> phone = new LinkedHashMap<>();
        phone.put("number", record.number());
        phone.put("rings", record.total());
        phone.put("answered", record.answered());
        phone.put("heard", record.heard());
        phone.put("ringIntents", record.rings().stream().map(Control::ring).toList());
        return phone;
    }

    private static Map<String, Object> ring(Ring ring) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channelId", ring.channelId());
        shown.put("linkedId", ring.linkedId());
        shown.put("commandId", ring.commandId());
        shown.put("role", ring.role());
        shown.put("at", ring.at().toString());
        shown.put("answered", ring.answered());
        return shown;
    }

    private static Map<String, Object> originate(Originates.Arrival arrival) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channelId", arrival.channelId());
        shown.put("at", arrival.at().toString());
        return shown;
    }

    private static Map<String, Object> recording(Recordings.Recording made) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("file", made.file());
        shown.put("millis", made.length().toMillis());
        return shown;
    }

    private static Map<String, Object> channel(Channel channel) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channelId", channel.uniqueid());
        shown.put("channel", channel.name());
        shown.put("linkedId", channel.linkedid());
        shown.put("state", channel.state().text());
        shown.put("context", channel.context());
        shown.put("application", channel.application());
        shown.put("bridgeId", channel.bridgeId());
        return shown;
    }

    static String string(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String value && !value.isEmpty()) {
            return value;
        }
        throw new IllegalArgumentException(name + " must be a string that is not empty");
    }

    private static List<String> strings(Map<String, Object> body, String name) {
        if (body.get(name) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException(name + " must be a list of strings");
    }
}
