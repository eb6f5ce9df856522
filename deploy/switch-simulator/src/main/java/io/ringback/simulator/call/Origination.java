package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rings the channel an Originate asks for and, once answered, lets it run. */
final class Origination implements Dialler {
    private static final int ANSWERED = 4;
    private static final int NOT_ANSWERED = 3;
    private static final int BUSY = 5;
    private static final int CONGESTION = 8;

    private final Switchboard board;
    private final OriginateRequest request;
    private final Consumer<Boolean> done;
    private @Nullable Timer timeout;
    private boolean over;

    Origination(Switchboard board, OriginateRequest request, Consumer<Boolean> done) {
        this.board = board;
        this.request = request;
        this.done = done;
    }

    void start() {
        Trunks.Request wanted =
                new Trunks.Request(request.channel(), null, request.uniqueid(), request.otherUniqueid());
        // Before it is fully booted Asterisk takes the action, and fails at it.
        if (request.booted() && board.trunks().request(wanted) instanceof Trunks.Answer.Requested(Channel leg)) {
            dial(leg);
        } else {
            respond(false, 0, null);
        }
    }

    private void dial(Channel leg) {
        leg.dialler = this;
        leg.baseApplication = "AppDial2";
        leg.baseData = "(Outgoing Line)";
        leg.application = leg.baseApplication;
        leg.applicationData = leg.baseData;
        leg.cdrs.add(new Cdr(leg.createdAt, null));
        leg.cdrs.getLast().ranApplication(leg.application, leg.applicationData);
        board.reports.newExten(leg, leg.application, leg.applicationData);
        for (String[] variable : request.variables()) {
            board.setVariable(leg, variable[0], variable[1]);
        }
        leg.accountCode = request.account();
        board.reports.newAccountCode(leg);
        if (!request.callerId().equals(CallerId.NONE)) {
            leg.caller = request.callerId();
            leg.ani = leg.caller.number();
            board.reports.newCallerId(leg);
            leg.connected = leg.caller;
            board.reports.newConnectedLine(leg);
        }
        FarEnd farEnd = Objects.requireNonNull(leg.farEnd);
        farEnd.called();
        board.reports.dialBegin(
                null, leg, request.channel().substring(request.channel().indexOf('/') + 1));
        timeout = board.loop.after(request.timeout(), () -> timedOut(leg));
        farEnd.begin();
    }

    @Override
    public void ringing(Channel leg) {
        board.reports.dialState(null, leg, "RINGING");
    }

    @Override
    public void answered(Channel leg) {
        over = true;
        stopTimer();
        leg.dialler = null;
        board.reports.dialEnd(null, leg, "ANSWER");
        respond(true, ANSWERED, leg);
        if (request.application().isEmpty()) {
            leg.context = request.context();
            leg.exten = request.exten();
            leg.priority = request.priority();
            Pbx.run(board, leg);
        } else {
            board.enter(leg, request.application(), request.data());
            board.applications.execute(leg, request.application(), request.data(), _ -> board.hangup(leg));
        }
    }

    @Override
    public void refused(Channel leg, SipAnswer answer) {
        board.reports.dialEnd(null, leg, answer.dialEnd());
        failed(leg, answer.cause().unansweredDisposition(), 0);
    }

    @Override
    public void refusedByFrame(Channel leg, String dialStatus) {
        boolean busy = dialStatus.equals("BUSY");
        board.reports.dialEnd(null, leg, dialStatus);
        failed(leg, dialStatus, busy ? BUSY : CONGESTION);
    }

    private void timedOut(Channel leg) {
        if (!over) {
            leg.cause = HangupCause.NO_ANSWER;
            failed(leg, "NO ANSWER", NOT_ANSWERED);
        }
    }

    @Override
    public void lost(Channel leg) {
        if (!over) {
            board.reports.dialEnd(null, leg, "NOANSWER");
            failed(leg, "NO ANSWER", 0);
        }
    }

    private void failed(Channel leg, String disposition, int reason) {
        over = true;
        stopTimer();
        leg.dialler = null;
        List<Cdr> cdrs = leg.cdrs;
        cdrs.getLast().end(disposition, board.now());
        board.hangup(leg);
        respond(false, reason, null);
    }

    private void stopTimer() {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    private void respond(boolean success, int reason, @Nullable Channel leg) {
        String uniqueid = leg != null ? leg.uniqueid : Objects.requireNonNullElse(request.uniqueid(), "<unknown>");
        board.reports.originateResponse(event -> {
            if (!request.actionId().isEmpty()) {
                event.field("ActionID", request.actionId());
            }
            event.field("Response", success ? "Success" : "Failure")
                    .field("Channel", leg == null ? request.channel() : leg.name);
            if (request.application().isEmpty()) {
                event.field("Context", request.context()).field("Exten", request.exten());
            } else {
                event.field("Application", request.application()).field("Data", request.data());
            }
            event.field("Reason", reason)
                    .field("Uniqueid", uniqueid)
                    .field("CallerIDNum", request.callerId().shownNumber())
                    .field("CallerIDName", request.callerId().shownName());
        });
        done.accept(success);
    }
}
