package io.ringback.engine.wire;

import io.ringback.contracts.values.Warnings;
import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.AgiCommand.Answer;
import io.ringback.engine.call.AgiCommand.AwaitKey;
import io.ringback.engine.call.AgiCommand.AwaitNextKey;
import io.ringback.engine.call.AgiCommand.DetectMachine;
import io.ringback.engine.call.AgiCommand.DialCallee;
import io.ringback.engine.call.AgiCommand.ForgetKeys;
import io.ringback.engine.call.AgiCommand.GetDetected;
import io.ringback.engine.call.AgiCommand.GetDetectedBy;
import io.ringback.engine.call.AgiCommand.GetKeys;
import io.ringback.engine.call.AgiCommand.Play;
import io.ringback.engine.call.AgiCommand.ReadKeys;
import io.ringback.engine.call.AgiCommand.RecordTalk;
import io.ringback.engine.call.AgiCommand.SetAbsoluteTimeout;
import io.ringback.engine.call.AgiCommand.SetCallerId;
import io.ringback.engine.call.AgiCommand.StopRecording;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of commands: fixed words, checked values between them. */
final class CommandLine {
    /** The variable that holds what was keyed. */
    private static final String KEYS = "RB_DIGITS";

    private static final String CONFIRM = "U(ringback-confirm)";

    private CommandLine() {}

    static String of(AgiCommand command) {
        return switch (command) {
            case Play(var files) -> "EXEC Playback " + sounds(files);
            case ReadKeys(var files, var most) ->
                "EXEC Read " + KEYS + "," + sounds(files) + "," + ValueKind.COUNT.check(most) + ",,1";
            case AwaitKey(var seconds) -> "SET VARIABLE TIMEOUT(response) " + ValueKind.COUNT.check(seconds);
            case AwaitNextKey(var seconds) -> "SET VARIABLE TIMEOUT(digit) " + ValueKind.COUNT.check(seconds);
            case ForgetKeys() -> "SET VARIABLE " + KEYS + " 0";
            case Answer() -> "ANSWER";
            case GetKeys() -> "GET VARIABLE " + KEYS;
            case SetAbsoluteTimeout(var seconds) -> "SET VARIABLE TIMEOUT(absolute) " + ValueKind.COUNT.check(seconds);
            case SetCallerId(var number) -> "SET VARIABLE CALLERID(num) " + ValueKind.NUMBER.check(number);
            case StopRecording() -> "EXEC StopMixMonitor";
            case RecordTalk(var file) -> "EXEC MixMonitor " + ValueKind.RECORDING.check(file) + ",b";
            case DetectMachine() -> "EXEC AMD";
            case GetDetected() -> "GET VARIABLE AMDSTATUS";
            case GetDetectedBy() -> "GET VARIABLE AMDCAUSE";
            case DialCallee _ -> throw new IllegalArgumentException("a dial needs its trunk");
        };
    }

    static String sounds(List<String> files) {
        return files.stream().map(ValueKind.SOUND::check).collect(Collectors.joining("&"));
    }

    /** {@code g} keeps the caller when the callee goes, {@code L} ends the talk inside the switch. */
    static String dial(DialCallee dial, ChannelTemplate template) {
        return "EXEC Dial " + template.channel(dial.route().number())
                + "," + ValueKind.COUNT.check(dial.ringSeconds())
                + ",gL(" + limit(dial.limitSeconds(), dial.warnings()) + ")"
                + announcement(dial.announced())
                + (dial.confirm() ? CONFIRM : "");
    }

    private static String announcement(@Nullable String sound) {
        return sound == null ? "" : "A(" + ValueKind.SOUND.check(sound) + ")";
    }

    private static String limit(int seconds, Warnings warnings) {
        String limit = ValueKind.COUNT.check(1000L * seconds);
        if (warnings.firstSeconds() == 0 || warnings.firstSeconds() >= seconds) {
            return limit;
        }
        String first = limit + ":" + ValueKind.COUNT.check(1000L * warnings.firstSeconds());
        return warnings.repeatSeconds() == 0
                ? first
                : first + ":" + ValueKind.COUNT.check(1000L * warnings.repeatSeconds());
    }
}
