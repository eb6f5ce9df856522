package io.ringback.local.demo;

import io.ringback.contracts.CallDetailRecord;
import io.ringback.contracts.Topic;
import io.ringback.contracts.values.Hop;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.Party;
import java.io.PrintStream;
import java.util.Locale;

/** A CDR for people's eyes. */
final class CdrView {

    private final PrintStream out;

    CdrView(PrintStream out) {
        this.out = out;
    }

    void show(CallDetailRecord cdr) {
        out.println();
        out.println("CDR, read from " + Topic.CALL_CDRS.wireName());
        line("callback", cdr.callbackId());
        line("attempt", cdr.attemptId() + " (number " + cdr.request().attemptNumber() + ")");
        line("disposition", cdr.disposition() + ", ended by " + cdr.hungUpBy() + " (" + cdr.endReason() + ")");
        cdr.hops().forEach(this::show);
        line("talk", cdr.talkMillis() + " ms, priced as " + cdr.talkSeconds() + " s");
        cdr.legs().forEach(this::show);
        line(
                "amount",
                cdr.amount().amount().toPlainString() + " " + cdr.amount().currency());
    }

    private void show(Hop hop) {
        line(
                hop.leg().toString().toLowerCase(Locale.ROOT),
                text(hop.party()) + " over " + hop.trunk() + ", cause " + hop.cause() + ", talked " + hop.talkMillis()
                        + " ms");
    }

    private void show(LegCharge leg) {
        line(
                "price " + leg.leg().toString().toLowerCase(Locale.ROOT),
                leg.amount().amount().toPlainString() + " " + leg.amount().currency());
        leg.steps().forEach(step -> line("", step));
    }

    private static String text(Party party) {
        return switch (party) {
            case Party.E164(String number) -> number;
            case Party.Extension(String site, String digits) -> digits + " at " + site;
            case Party.Voicemail(String box) -> "voicemail " + box;
        };
    }

    private void line(String name, Object value) {
        out.println(String.format(Locale.ROOT, "  %-14s %s", name, value));
    }
}
