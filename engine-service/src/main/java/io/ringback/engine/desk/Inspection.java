package io.ringback.engine.desk;

import io.ringback.engine.ami.AmiSession;
import io.ringback.engine.ami.AmiSession.Answer;
import io.ringback.engine.ami.SessionFault;
import io.ringback.engine.switches.Finding;
import io.ringback.engine.wire.Actions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks over a switch that is connected, the way its calls go. */
record Inspection(Actions actions, SwitchCheck check, InstantSource clock) {
    /** What may differ before anybody notices: answers take time, and clocks of a network differ by less. */
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    /** Makes the checks one after the other. */
    List<Finding> run(AmiSession session, ProbeCall probe) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            Instant asked = clock.instant();
            Answer pong = session.ask(check.ping());
            findings.add(Finding.ok("login", "The manager user is logged in, and the switch answers."));
            findings.add(permissions(session));
            findings.add(dialplan(session));
            findings.addAll(probe.run(session));
            findings.add(timestamps(probe.isStamped()));
            findings.add(difference(pong.stamp(), asked, clock.instant()));
        } catch (SessionFault e) {
            findings.add(Finding.failed("login", e.sentence()));
        }
        return findings;
    }

    private Finding permissions(AmiSession session) throws InterruptedException {
        try {
            check.permissions(session);
            return Finding.ok("permissions", "The manager user may do all that calls need.");
        } catch (SessionFault e) {
            return Finding.failed("permissions", e.sentence());
        }
    }

    private Finding dialplan(AmiSession session) throws SessionFault, InterruptedException {
        Answer shown = session.ask(actions.showDialPlan());
        if (shown.success()) {
            return Finding.ok("dialplan", "The context " + actions.context() + " has the extension s.");
        }
        if (shown.notPermitted()) {
            return Finding.warning(
                    "dialplan",
                    "The dialplan cannot be looked at: give the manager user the write permission reporting. The test call"
                            + " tells whether calls work.");
        }
        return Finding.failed("dialplan", shown.message() + ": load the dialplan lines the platform ships.");
    }

    static Finding timestamps(boolean stamped) {
        return stamped
                ? Finding.ok("timestamps", "Events carry the switch's time.")
                : Finding.warning(
                        "timestamps",
                        "Events carry no time: set timestampevents = yes in manager.conf, or talks are measured by when"
                                + " events arrive.");
    }

    /** @param stamp the switch's clock between the two moments of ours */
    static Finding difference(@Nullable Instant stamp, Instant before, Instant after) {
        if (stamp == null) {
            return Finding.warning("clock", "The switch does not tell its time.");
        }
        Duration off = stamp.isBefore(before)
                ? Duration.between(stamp, before)
                : stamp.isAfter(after) ? Duration.between(after, stamp) : Duration.ZERO;
        if (off.compareTo(TOLERATED) <= 0) {
            return Finding.ok("clock", "The clocks differ by no more than a second.");
        }
        return Finding.warning(
                "clock",
                "The switch's clock is " + off.toSeconds() + " s " + (stamp.isBefore(before) ? "behind" : "ahead")
                        + ": let both keep time by NTP, or the times of calls are wrong.");
    }
}
