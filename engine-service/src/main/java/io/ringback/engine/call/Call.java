package io.ringback.engine.call;

import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Script;
import io.ringback.contracts.values.Target;
import io.ringback.engine.cause.CauseTable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What stays the same for the whole of a call.
 *
 * @param order the authorisation; the engine never reads the request
 * @param trunks names of the trunks the switch has
 * @param menu how the caller is asked for a destination, where the order has none
 * @param avoided trunks to go round while another reaches the same phone; the first of them is the least bad
 */
public record Call(
        AttemptAuthorized order,
        UUID switchId,
        String installation,
        Set<String> trunks,
        Prompts prompts,
        Timing timing,
        CauseTable causes,
        Menu menu,
        List<String> avoided) {
    public Call {
        trunks = Set.copyOf(trunks);
        avoided = List.copyOf(avoided);
    }

    /** With the standard menu. */
    public Call(
            AttemptAuthorized order,
            UUID switchId,
            String installation,
            Set<String> trunks,
            Prompts prompts,
            Timing timing,
            CauseTable causes) {
        this(order, switchId, installation, trunks, prompts, timing, causes, Menu.STANDARD);
    }

    /** With no trunk to go round. */
    public Call(
            AttemptAuthorized order,
            UUID switchId,
            String installation,
            Set<String> trunks,
            Prompts prompts,
            Timing timing,
            CauseTable causes,
            Menu menu) {
        this(order, switchId, installation, trunks, prompts, timing, causes, menu, List.of());
    }

    Call ordered(AttemptAuthorized changed) {
        return new Call(changed, switchId, installation, trunks, prompts, timing, causes, menu, avoided);
    }

    /** The same with another menu. */
    Call asking(Menu other) {
        return new Call(order, switchId, installation, trunks, prompts, timing, causes, other, avoided);
    }

    /** The same as the trunks are now. */
    public Call avoiding(List<String> now) {
        return now.equals(avoided)
                ? this
                : new Call(order, switchId, installation, trunks, prompts, timing, causes, menu, now);
    }

    /** As it is in this state: the caller may have keyed the destination by now. */
    Call in(CallState state) {
        Progress progress = state.progress();
        AttemptAuthorized changed = progress == null ? null : progress.order();
        return changed == null ? this : ordered(changed);
    }

    /** Whether the caller is still to be asked for the destination. */
    boolean asks() {
        return order.targets().isEmpty() && !announces();
    }

    /** Whether the switch is to listen for an answering machine. */
    boolean detectsMachine() {
        return order.wanted().onMachine() != null;
    }

    /** Whether the caller must press 1; who acknowledges an alert has pressed a key anyway. */
    boolean checksCaller() {
        return order.wanted().humanCheck() && !announces();
    }

    /** Whether it is found out who answered, before anything else. */
    boolean examines() {
        return detectsMachine() || checksCaller();
    }

    /** Whether the talk is to be recorded. */
    boolean records() {
        return order.wanted().recorded();
    }

    /** The file a talk behind this dial is recorded to. */
    String recordingOf(int n) {
        return "ringback-" + order.attemptId() + "-" + n + ".wav";
    }

    /** Whether there is a single leg, which is told something. */
    boolean announces() {
        return order.script() == Script.ANNOUNCE;
    }

    Target target(Hunt hunt) {
        return order.targets().get(hunt.target());
    }

    /** The way to a target that the hunt stands at. */
    Route route(Hunt hunt) {
        return target(hunt).routes().get(hunt.route());
    }

    /** Index of the first usable route from this one on, the least bad if all are to be avoided; -1 if there is none. */
    int usableRoute(List<Route> routes, int from) {
        int leastBad = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = from; i < routes.size(); i++) {
            String trunk = routes.get(i).trunk();
            int bad = avoided.indexOf(trunk);
            if (trunks.contains(trunk) && bad < rank) {
                if (bad < 0) {
                    return i;
                }
                leastBad = i;
                rank = bad;
            }
        }
        return leastBad;
    }

    Dial dial(Leg leg, int n, Party party, Route route, Instant now) {
        String channelId = new ChannelId(installation, order.attemptId(), leg, n).text();
        return new Dial(leg, n, channelId, party, route, now);
    }
}
