package io.ringback.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Route;
import io.ringback.contracts.values.Warnings;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.ChannelMarks;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect.Originate;
import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.call.TimeWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final String ATTEMPT = "019c0000-0000-7000-8000-000000000001";
    private static final String CHANNEL = "rb-local-" + ATTEMPT + "-caller-1";
    private static final ChannelTemplate TEMPLATE = new ChannelTemplate("PJSIP/{number}@gw");
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "Action: Command",
            "Application: System",
            ",",
            "&",
            "|",
            "${SHELL(id)}",
            "${",
            "}",
            "\0",
            "\t",
            "\u0661",
            "\uFF11",
            "\u2028",
            "\"",
            "<",
            ">",
            ";",
            ":",
            "=",
            "(",
            ")",
            "U(x)",
            "*",
            "#",
            " ",
            "112",
            "+",
            "A",
            "x".repeat(2000));

    private static final UUID CALLBACK = UUID.fromString("019c0000-0000-7000-8000-000000000002");
    private static final UUID ACCOUNT = UUID.fromString("019c0000-0000-7000-8000-00000000acc0");
    private static final String VARIABLES = "__RINGBACK_ID=" + ATTEMPT + ",TIMEOUT(absolute)=235,__RINGBACK_CALLBACK="
            + CALLBACK + ",CDR(userfield)=" + CALLBACK;
    private static final TimeWarning WARNED = new TimeWarning("ringback/en/time-nearly-up", false);

    private final Actions actions = new Actions("ringback");

    @Test
    void both_hear_the_switch_s_own_warning_where_the_callee_is_to_and_ours_is_silenced() {
        WireAction action = actions.originate(originate("+493023125002", new TimeWarning(null, true)), TEMPLATE);

        assertThat(action.headers()).containsEntry("Variable", VARIABLES + ",LIMIT_PLAYAUDIO_CALLEE=yes");
    }

    @Test
    void callee_who_must_press_one_is_asked_by_the_dialplan_what_the_variable_names() {
        Originate asking = new Originate(
                dial("+442079460001"),
                null,
                null,
                45,
                235,
                new ChannelMarks(
                        CALLBACK,
                        ACCOUNT,
                        new TimeWarning(null, false),
                        List.of("ringback/en/call-for-you", "ringback/en/never-again")));

        assertThat(actions.originate(asking, TEMPLATE).headers())
                .doesNotContainKey("CallerID")
                .containsEntry(
                        "Variable", VARIABLES + ",__RINGBACK_CONFIRM=ringback/en/call-for-you&ringback/en/never-again");
    }

    @Test
    void word_before_the_number_is_shown_with_it() {
        Originate named = new Originate(dial("+442079460001"), "4711", "ReDial", 45, 235, marks(WARNED));

        assertThat(actions.originate(named, TEMPLATE).headers()).containsEntry("CallerID", "ReDial <4711>");
    }

    private static Originate originate(String callerId, TimeWarning warning) {
        return new Originate(dial("+442079460001"), callerId, null, 45, 235, marks(warning));
    }

    private static ChannelMarks marks(TimeWarning warning) {
        return new ChannelMarks(CALLBACK, ACCOUNT, warning, List.of());
    }

    @Test
    void originate_has_these_headers_in_this_order() {
        WireAction action = actions.originate(originate("+493023125002", WARNED), TEMPLATE);

        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("Channel", "PJSIP/+442079460001@gw");
        expected.put("Context", "ringback");
        expected.put("Exten", "s");
        expected.put("Priority", "1");
        expected.put("Timeout", "45000");
        expected.put("CallerID", "<+493023125002>");
        expected.put("Account", ACCOUNT.toString());
        expected.put("Async", "true");
        expected.put("ChannelId", CHANNEL);
        expected.put("OtherChannelId", CHANNEL + "b");
        expected.put("Variable", VARIABLES + ",LIMIT_WARNING_FILE=ringback/en/time-nearly-up");
        assertThat(action.name()).isEqualTo("Originate");
        assertThat(action.headers().entrySet()).containsExactlyElementsOf(expected.entrySet());
    }

    @Test
    void dial_keeps_the_caller_and_carries_its_limit_and_warnings() {
        assertThat(command(true, new Warnings(60, 30, false)))
                .isEqualTo("EXEC Dial PJSIP/+493023125002@gw,30,gL(600000:60000:30000)U(ringback-confirm)");
        assertThat(command(false, new Warnings(600, 30, false)))
                .isEqualTo("EXEC Dial PJSIP/+493023125002@gw,30,gL(600000)");
    }

    @Test
    void callee_hears_of_the_recording_before_being_asked() {
        AgiCommand.DialCallee dial = new AgiCommand.DialCallee(
                new Route("gw", "+493023125002"), 30, 600, new Warnings(0, 0, false), "ringback/en/recording", true);

        assertThat(actions.dial(new RunAgi(CHANNEL, "dial-2", dial, null), dial, TEMPLATE)
                        .headers())
                .containsEntry(
                        "Command",
                        "EXEC Dial PJSIP/+493023125002@gw,30,gL(600000)A(ringback/en/recording)U(ringback-confirm)");
    }

    @Test
    void talk_is_recorded_to_a_file_of_our_own_ids_and_to_no_other() {
        assertThat(actions.command(new RunAgi(
                                CHANNEL, "record-2", new AgiCommand.RecordTalk("ringback-" + ATTEMPT + "-2.wav"), null))
                        .headers())
                .containsEntry("Command", "EXEC MixMonitor ringback-" + ATTEMPT + "-2.wav,b");
        for (String file : List.of("../x.wav", "/tmp/x.wav", "ringback-x-2.wav", "a.wav,b,rm")) {
            assertThatThrownBy(() ->
                            actions.command(new RunAgi(CHANNEL, "record-2", new AgiCommand.RecordTalk(file), null)))
                    .isInstanceOf(UnsafeValue.class);
        }
    }

    @Test
    void prompts_are_joined() {
        WireAction action = actions.command(
                new RunAgi(CHANNEL, "greeting", new AgiCommand.Play(List.of("ringback/a", "ringback/b")), null));

        assertThat(action.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Channel", CHANNEL,
                        "Command", "EXEC Playback ringback/a&ringback/b",
                        "CommandID", "greeting"));
    }

    @Test
    void questions_are_read_as_recorded() {
        List<String> files = List.of("ringback/en/welcome", "ringback/en/enter-number");

        assertThat(Stream.of(
                                new AgiCommand.AwaitKey(10),
                                new AgiCommand.AwaitNextKey(3),
                                new AgiCommand.ReadKeys(files, 20),
                                new AgiCommand.GetKeys())
                        .map(command -> actions.command(new RunAgi(CHANNEL, "ask-1", command, null))
                                .headers()
                                .get("Command")))
                .containsExactly(
                        "SET VARIABLE TIMEOUT(response) 10",
                        "SET VARIABLE TIMEOUT(digit) 3",
                        "EXEC Read RB_DIGITS,ringback/en/welcome&ringback/en/enter-number,20,,1",
                        "GET VARIABLE RB_DIGITS");
    }

    @Test
    void hostile_texts_never_become_an_action() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 20_000; i++) {
            String hostile = hostile(random);
            for (Runnable attempt : attempts(hostile)) {
                assertThatThrownBy(attempt::run)
                        .as("let through: " + hostile)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void built_text_with_anything_else_is_refused() {
        WireAction hangup = actions.hangup(CHANNEL);
        String right = "action: Hangup\r\nactionid: 1_2#\r\nChannel: " + CHANNEL + "\r\nCause: 16\r\n\r\n";

        hangup.requireSame(right);

        for (String wrong : List.of(
                right.replace("Cause: 16", "Cause: 16\r\nAction: Command"),
                right.replace("Cause: 16\r\n", ""),
                right.replace(CHANNEL, CHANNEL + "0"),
                right + "Action: Ping\r\n\r\n",
                right.replace("actionid: 1_2#", "actionid: 1 2"),
                right.substring(0, right.length() - 2))) {
            assertThatThrownBy(() -> hangup.requireSame(wrong)).isInstanceOf(UnsafeValue.class);
        }
    }

    private List<Runnable> attempts(String hostile) {
        List<Runnable> attempts = new ArrayList<>();
        attempts.add(() -> actions.hangup(hostile));
        attempts.add(() -> actions.absoluteTimeout(hostile, 10));
        attempts.add(() -> actions.beep(hostile));
        attempts.add(() -> actions.probeAgi(hostile));
        attempts.add(() -> new Actions(hostile));
        attempts.add(() -> new ChannelTemplate("PJSIP/{number}@" + hostile));
        attempts.add(() -> new ChannelTemplate(hostile));
        attempts.add(() -> TEMPLATE.channel(hostile));
        attempts.add(() -> actions.originate(originate(hostile, WARNED), TEMPLATE));
        attempts.add(() ->
                actions.originate(originate("+493023125002", new TimeWarning("x," + hostile, true)), TEMPLATE));
        attempts.add(() -> actions.command(new RunAgi(CHANNEL, hostile, new AgiCommand.SetAbsoluteTimeout(3), null)));
        attempts.add(() -> actions.command(new RunAgi(hostile, "limit-2", new AgiCommand.SetAbsoluteTimeout(3), null)));
        attempts.add(() -> actions.command(new RunAgi(CHANNEL, "caller", new AgiCommand.SetCallerId(hostile), null)));
        attempts.add(() -> actions.command(new RunAgi(CHANNEL, "play", new AgiCommand.Play(List.of(hostile)), null)));
        return attempts;
    }

    /** At least one piece that no value may have. */
    private static String hostile(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 5);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(1_000)).append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.insert(random.nextInt(text.length() + 1), "\r\n").toString();
    }

    private String command(boolean confirm, Warnings warnings) {
        AgiCommand.DialCallee dial =
                new AgiCommand.DialCallee(new Route("gw", "+493023125002"), 30, 600, warnings, confirm);
        return String.valueOf(actions.dial(new RunAgi(CHANNEL, "dial-2", dial, dial("+493023125002")), dial, TEMPLATE)
                .headers()
                .get("Command"));
    }

    private static Dial dial(String number) {
        return new Dial(Leg.CALLER, 1, CHANNEL, new Party.E164(number), new Route("gw", number), Instant.EPOCH);
    }
}
