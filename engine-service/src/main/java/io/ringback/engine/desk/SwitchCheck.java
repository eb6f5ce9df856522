package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.SessionFault;
import io.ringback.engine.switches.SwitchState;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.WireAction;
import java.util.ArrayList;
import java.util.List;

/** Whether a manager user may do what calls need, and the dialplan has what they need; nothing rings for it. */
record SwitchCheck(Actions actions, String installation) {

    /** @throws SessionFault naming every permission that is missing */
    void permissions(AmiSession session) throws SessionFault, InterruptedException {
        String nobody = "rb-" + installation + "-probe";
        List<String> missing = new ArrayList<>();
        if (session.ask(actions.filter()).notPermitted()) {
            missing.add("system");
        }
        if (session.ask(actions.hangup(nobody)).notPermitted()
                || session.ask(actions.absoluteTimeout(nobody, 60)).notPermitted()) {
            missing.add("call");
        }
        if (session.ask(actions.probeAgi(nobody)).notPermitted()) {
            missing.add("agi");
        }
        AmiSession.Answer originate = session.ask(actions.probeContext());
        if (originate.notPermitted()) {
            missing.add("originate");
        }
        if (!missing.isEmpty()) {
            throw new SessionFault(
                    SwitchState.MISSING_PERMISSION,
                    "The manager user lacks the write permission " + String.join(", ", missing) + " in manager.conf.");
        }
    }

    /** @throws SessionFault if the context hands no calls over */
    void context(AmiSession session) throws SessionFault, InterruptedException {
        AmiSession.Answer answer = session.ask(actions.probeContext());
        if (answer.success()) {
            return;
        }
        if (answer.message().startsWith("Extension does not exist")) {
            throw new SessionFault(
                    SwitchState.MISSING_CONTEXT,
                    "The dialplan has no extension s in the context " + actions.context()
                            + "; add the lines the platform ships and reload it.");
        }
        throw new SessionFault(SwitchState.UNREACHABLE, "The switch takes no calls: " + answer.message() + ".");
    }

    SessionFault notBooted() {
        return new SessionFault(
                SwitchState.NOT_BOOTED,
                "The switch has not said that it is fully booted: it is still starting, or the manager user lacks the read"
                        + " permission system.");
    }

    WireAction lastDials() {
        return actions.status();
    }

    WireAction listChannels() {
        return actions.coreShowChannels();
    }

    WireAction ping() {
        return actions.ping();
    }
}
