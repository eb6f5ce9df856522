package io.ringback.simulator.call;

import org.jspecify.annotations.Nullable;

/** Makes the channel for a dial string such as {@code PJSIP/number@endpoint} or {@code Local/exten@context/n}. */
final class Trunks {
    /** A requested channel, or the cause for which there is none. */
    sealed interface Answer {
        record Requested(Channel channel) implements Answer {}

        record Unavailable(HangupCause cause) implements Answer {}
    }

    /**
     * @param destination technology, slash, resource
     * @param caller the channel that dials; none for an Originate
     * @param uniqueid the id wanted for the new channel, or none
     * @param otherUniqueid the id wanted for the second half of a Local channel, or none
     */
    record Request(
            String destination,
            @Nullable Channel caller,
            @Nullable String uniqueid,
            @Nullable String otherUniqueid) {
        String technology() {
            return destination.substring(0, destination.indexOf('/'));
        }

        String resource() {
            return destination.substring(destination.indexOf('/') + 1);
        }
    }

    private final Switchboard board;
    private final Network network;
    private long localNumbers;

    Trunks(Switchboard board, Network network) {
        this.board = board;
        this.network = network;
    }

    Answer request(Request request) {
        if (taken(request.uniqueid()) || taken(request.otherUniqueid())) {
            return new Answer.Unavailable(HangupCause.NONE);
        }
        return switch (request.technology()) {
            case "PJSIP" -> pjsip(request);
            case "Local" -> local(request);
            default -> new Answer.Unavailable(HangupCause.NO_SUCH_DRIVER);
        };
    }

    private boolean taken(@Nullable String uniqueid) {
        return uniqueid != null && board.find(uniqueid) != null;
    }

    private Answer pjsip(Request request) {
        String resource = request.resource();
        int at = resource.lastIndexOf('@');
        String endpoint = at < 0 ? resource : resource.substring(at + 1);
        if (!network.endpoints().contains(endpoint)) {
            return new Answer.Unavailable(HangupCause.NO_ROUTE);
        }
        Channel channel =
                make(request, board.newChannelName("PJSIP/" + endpoint), request.uniqueid(), "from-" + endpoint, "s");
        String user = at < 0 ? endpoint : resource.substring(0, at);
        channel.farEnd = network.connect(channel, endpoint, user, request.caller() == null);
        board.add(channel);
        return new Answer.Requested(channel);
    }

    private Answer local(Request request) {
        String plain = request.resource().split("/", 2)[0];
        int at = plain.indexOf('@');
        String exten = at < 0 ? plain : plain.substring(0, at);
        String context = at < 0 ? "default" : plain.substring(at + 1);
        if (board.dialplan.step(context, exten, 1) == null) {
            return new Answer.Unavailable(HangupCause.NO_ROUTE);
        }
        String name = String.format("Local/%s@%s-%08x", exten, context, localNumbers++);
        Channel one = make(request, name + ";1", request.uniqueid(), context, exten);
        String secondId = request.otherUniqueid();
        if (secondId == null && request.uniqueid() != null) {
            secondId = request.uniqueid() + ";2";
        }
        Channel two = new Channel(
                name + ";2",
                secondId == null ? board.newUniqueid() : secondId,
                one.linkedid,
                context,
                exten,
                board.now());
        two.state = ChannelState.RING;
        two.cdrs.add(new Cdr(board.now(), null));
        board.add(one);
        board.add(two);
        LocalHalf.join(board, one, two, request.caller());
        return new Answer.Requested(one);
    }

    private Channel make(Request request, String name, @Nullable String id, String context, String exten) {
        String uniqueid = id == null ? board.newUniqueid() : id;
        Channel caller = request.caller();
        String linkedid = caller == null ? uniqueid : caller.linkedid;
        return new Channel(name, uniqueid, linkedid, context, exten, board.now());
    }

    /** An unanswered channel that came in from {@code endpoint}, as a carrier would deliver it. */
    Channel inbound(String endpoint, String context, String exten, CallerId from) {
        Request request = new Request("PJSIP/" + endpoint, null, null, null);
        Channel channel = make(request, board.newChannelName("PJSIP/" + endpoint), null, context, exten);
        channel.caller = from;
        channel.ani = from.number();
        channel.state = ChannelState.RING;
        channel.farEnd = network.connect(channel, endpoint, from.number(), true);
        channel.cdrs.add(new Cdr(board.now(), null));
        board.add(channel);
        return channel;
    }
}
