package io.ringback.simulator.call;

import io.ringback.simulator.clock.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Dials a callee for the channel, asks it if wanted, joins the two and watches over their talk. */
final class Dial extends Task implements Dialler {
    private static final List<String> FACTS = List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME");
    private static final List<String> TIMES = List.of("ANSWEREDTIME", "DIALEDTIME", "RINGTIME", "PROGRESSTIME");

    private final DialOptions options;
    private final Introduction introduction;
    private @Nullable Channel callee;
    private @Nullable Cdr cdr;
    private @Nullable Timer ringTimer;
    private @Nullable Talk talk;
    private @Nullable Instant dialledAt;
    private boolean asking;

    Dial(Switchboard board, Channel channel, DialOptions options, IntConsumer done) {
        super(board, channel, done);
        this.options = options;
        this.introduction = new Introduction(board, channel, options);
    }

    @Override
    protected void start() {
        FACTS.forEach(name -> board.setVariable(channel, name, ""));
        TIMES.forEach(name -> {
            board.setVariable(channel, name, "");
            board.setVariable(channel, name + "_MS", "");
        });
        if (options.destination().indexOf('/') <= 0) {
            end("CHANUNAVAIL", true);
            return;
        }
        Trunks.Request request = new Trunks.Request(options.destination(), channel, null, null);
        switch (board.trunks().request(request)) {
            case Trunks.Answer.Unavailable(HangupCause cause) -> {
                channel.cause = cause;
                end("CHANUNAVAIL", true);
            }
            case Trunks.Answer.Requested(Channel leg) -> dial(leg);
        }
    }

    private void dial(Channel leg) {
        callee = leg;
        dialledAt = board.now();
        leg.dialler = this;
        introduction.ofCallee(leg);
        FarEnd farEnd = Objects.requireNonNull(leg.farEnd);
        farEnd.called();
        board.reports.dialBegin(channel, leg, options.dialString());
        introduction.toCaller(leg);
        openCdr(leg);
        if (options.ringTimeout() != null) {
            ringTimer = board.loop.after(options.ringTimeout(), () -> ringTimeout(leg));
        }
        farEnd.begin();
    }

    private void openCdr(Channel leg) {
        Cdr last = channel.cdrs.isEmpty() ? null : channel.cdrs.getLast();
        if (last == null || last.dialled()) {
            last = new Cdr(board.now(), board.now());
            channel.cdrs.add(last);
        }
        last.ranApplication("Dial", options.data());
        last.dial(leg.name);
        cdr = last;
    }

    @Override
    public void ringing(Channel leg) {
        board.reports.dialState(channel, leg, "RINGING");
        board.setVariable(channel, "RINGTIME", String.valueOf(sinceDial().toSeconds()));
        board.setVariable(channel, "RINGTIME_MS", String.valueOf(sinceDial().toMillis()));
        if (channel.farEnd != null) {
            channel.farEnd.calleeRinging();
        }
    }

    private Duration sinceDial() {
        return dialledAt == null ? Duration.ZERO : Duration.between(dialledAt, board.now());
    }

    @Override
    public void answered(Channel leg) {
        stopRingTimer();
        board.setVariable(channel, "DIALSTATUS", "ANSWER");
        board.setVariable(channel, "DIALEDPEERNAME", leg.name);
        board.setVariable(channel, "DIALEDPEERNUMBER", options.dialString());
        leg.exten = "";
        asking = true;
        new Preliminaries(board, leg, options, answer -> confirmed(leg, answer)).begin();
    }

    private void confirmed(Channel leg, Confirmation.Answer answer) {
        if (over() || !asking) {
            return;
        }
        asking = false;
        switch (answer) {
            case ACCEPTED -> join(leg);
            case DECLINED -> {
                board.reports.dialEnd(channel, leg, "CONTINUE");
                endCdr("FAILED");
                channel.cause = HangupCause.NORMAL;
                drop(leg, HangupCause.NORMAL);
                end("ANSWER", true);
            }
            case HUNG_UP -> {
                // Asterisk takes the answer for good and joins the two, for less than a millisecond.
                join(leg).end(leg);
            }
        }
    }

    private Talk join(Channel leg) {
        board.reports.newExten(leg, leg.application, leg.applicationData);
        board.reports.dialEnd(channel, leg, "ANSWER");
        Talk joined = new Talk(board, channel, leg, options, this::talkEnded);
        talk = joined;
        joined.begin();
        return joined;
    }

    private void talkEnded() {
        endCdr("ANSWERED");
        if (callee != null) {
            Channel leg = callee;
            board.loop.execute(() -> board.hangup(leg));
        }
        elapsed("ANSWEREDTIME", channel.answeredAt);
        elapsed("DIALEDTIME", channel.createdAt);
        board.setVariable(channel, "DIALSTATUS", "ANSWER");
        finish(!channel.hangupRequested && options.goOn() ? 0 : -1);
    }

    private void elapsed(String name, @Nullable Instant since) {
        Duration elapsed = since == null ? Duration.ZERO : Duration.between(since, board.now());
        board.setVariable(channel, name, String.valueOf(elapsed.toSeconds()));
        board.setVariable(channel, name + "_MS", String.valueOf(elapsed.toMillis()));
    }

    @Override
    public void refused(Channel leg, SipAnswer answer) {
        channel.cause = leg.cause;
        failed(leg, answer.dialEnd(), answer.dialStatus());
    }

    @Override
    public void refusedByFrame(Channel leg, String dialStatus) {
        channel.cause = new HangupCause(dialStatus.equals("BUSY") ? 17 : 34);
        failed(leg, dialStatus, dialStatus);
    }

    private void ringTimeout(Channel leg) {
        failed(leg, "NOANSWER", "NOANSWER");
    }

    @Override
    public void lost(Channel leg) {
        if (talk != null) {
            talk.end(leg);
        } else {
            failed(leg, "NOANSWER", "CHANUNAVAIL");
        }
    }

    private void failed(Channel leg, String dialEnd, String dialStatus) {
        if (over()) {
            return;
        }
        stopRingTimer();
        board.reports.dialEnd(channel, leg, dialEnd);
        endCdr(disposition(dialEnd));
        drop(leg, HangupCause.NONE);
        end(dialStatus, true);
    }

    private static String disposition(String dialEnd) {
        return switch (dialEnd) {
            case "BUSY", "CONGESTION" -> dialEnd;
            default -> "NO ANSWER";
        };
    }

    private void drop(Channel leg, HangupCause cause) {
        if (cause.code() > 0) {
            leg.cause = cause;
        }
        board.loop.execute(() -> board.hangup(leg));
    }

    private void endCdr(String disposition) {
        if (cdr != null) {
            cdr.end(disposition, board.now());
        }
    }

    private void end(String dialStatus, boolean goOn) {
        board.setVariable(channel, "DIALSTATUS", dialStatus);
        boolean ends = channel.hangupRequested || !goOn;
        finish(ends ? -1 : 0);
    }

    private void stopRingTimer() {
        if (ringTimer != null) {
            ringTimer.cancel();
        }
    }

    /** The caller is to be taken down: while ringing the callee is cancelled, while talking the bridge ends. */
    @Override
    protected void interrupted() {
        Channel leg = callee;
        if (talk != null) {
            talk.end(channel);
        } else if (leg != null) {
            stopRingTimer();
            board.reports.dialEnd(channel, leg, "CANCEL");
            endCdr("NO ANSWER");
            boolean wasAsking = asking;
            asking = false;
            leg.cause = HangupCause.NORMAL;
            if (wasAsking) {
                board.requestHangup(leg, HangupCause.NONE);
            }
            // The callee is taken down before the caller sees the end of its Dial.
            board.hangup(leg);
            end("CANCEL", false);
        } else {
            finish(-1);
        }
    }
}
