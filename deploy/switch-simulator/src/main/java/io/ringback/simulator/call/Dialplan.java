package io.ringback.simulator.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dialplan: the contexts of {@code deploy/asterisk/extensions_ringback.conf}, and the contexts of Local phones that
 * the recordings were made with.
 */
public final class Dialplan {
    /** One priority of an extension. */
    public record Step(String application, String data) {}

    /** An extension of a context: its name or pattern as written, and its priorities. */
    public record Extension(String context, String name, List<Step> steps) {}

    private record Rule(Pattern pattern, Extension extension) {}

    private final Map<String, List<Rule>> contexts = new LinkedHashMap<>();

    /** The contexts the operator is asked to add, and the phones. */
    public static Dialplan standard() {
        Dialplan plan = new Dialplan();
        plan.add("ringback", "s", "s", "AGI(agi:async)", "Hangup()");
        plan.add("ringback-confirm", "s", "s", "Read(RB_CONFIRM,beep,1,,1,4)", "Return()");
        plan.add("ringback-missed", "_X.", "[0-9].+", "Set(TIMEOUT(absolute)=20)", "AGI(agi:async)", "Hangup()");
        for (String offer : List.of("ringback-busy", "ringback-noreply")) {
            plan.add(offer, "_X!", "[0-9].*", "Set(TIMEOUT(absolute)=60)", "Answer()", "AGI(agi:async)", "Hangup()");
        }
        plan.phones();
        plan.recorder();
        return plan;
    }

    /** Where the first recordings sent their callers. */
    private void recorder() {
        add("cb", "go", "go", "NoOp(callback ${CB_ID})", "Dial(${CB_B},30,${CB_OPTS})", "Hangup()");
        add("cb", "nop", "nop", "NoOp()", "Hangup()");
        add("cb", "wait", "wait", "Wait(3600)");
    }

    private void phones() {
        add("phones", "ok", "ok", "Ringing()", "Wait(1)", "Answer()", "Wait(3600)");
        add("phones", "now", "now", "Answer()", "Wait(3600)");
        add("phones", "busy", "busy", "Busy()");
        add("phones", "cong", "cong", "Congestion()");
        add("phones", "noans", "noans", "Ringing()", "Wait(60)");
        add("phones", "dtmf", "dtmf", "Answer()", "Wait(2)", "SendDTMF(1234#,300)", "Wait(60)");
        add("phones", "_okw.", "okw(\\d+)", "Ringing()", "Wait($1)", "Answer()", "Wait(3600)");
        add("phones", "_hang.", "hang(\\d+)", "Answer()", "Wait($1)", "Hangup()");
        add("phones", "_hc.", "hc(\\d+)", "Hangup($1)");
        add(
                "phones2",
                "menu",
                "menu",
                "Answer()",
                "Wait(1.25)",
                "SendDTMF(0119281,250)",
                "Wait(1.1)",
                "SendDTMF(112222,250)",
                "Wait(60)");
        add(
                "phones2",
                "press1",
                "press1",
                "Ringing()",
                "Wait(1)",
                "Answer()",
                "Wait(1)",
                "SendDTMF(1,200)",
                "Wait(4)",
                "Hangup()");
        add("phones2", "machine", "machine", "Ringing()", "Wait(1)", "Answer()", "Wait(60)");
    }

    private void add(String context, String name, String regex, String... applications) {
        List<Step> steps = new ArrayList<>();
        for (String application : applications) {
            int open = application.indexOf('(');
            steps.add(new Step(
                    application.substring(0, open), application.substring(open + 1, application.length() - 1)));
        }
        contexts.computeIfAbsent(context, _ -> new ArrayList<>())
                .add(new Rule(Pattern.compile(regex), new Extension(context, name, List.copyOf(steps))));
    }

    /** Takes a context away, so that a switch without our dialplan lines can be shown. */
    public void removeContext(String context) {
        contexts.remove(context);
    }

    boolean hasContext(String context) {
        return contexts.containsKey(context);
    }

    /** The extensions of {@code context}, or of all contexts when it is empty. */
    public List<Extension> extensions(String context) {
        List<Extension> found = new ArrayList<>();
        for (Map.Entry<String, List<Rule>> entry : contexts.entrySet()) {
            if (context.isEmpty() || entry.getKey().equals(context)) {
                entry.getValue().forEach(rule -> found.add(rule.extension()));
            }
        }
        return found;
    }

    @Nullable
    Step step(String context, String exten, int priority) {
        for (Rule rule : contexts.getOrDefault(context, List.of())) {
            Matcher matcher = rule.pattern().matcher(exten);
            if (matcher.matches()) {
                List<Step> steps = rule.extension().steps();
                return priority < 1 || priority > steps.size() ? null : filled(steps.get(priority - 1), matcher);
            }
        }
        return null;
    }

    private static Step filled(Step step, Matcher matcher) {
        String data = matcher.groupCount() > 0 ? step.data().replace("$1", matcher.group(1)) : step.data();
        return new Step(step.application(), data);
    }
}
