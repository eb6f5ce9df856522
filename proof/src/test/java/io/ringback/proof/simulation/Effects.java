package io.ringback.proof.simulation;

import io.ringback.engine.call.AgiCommand;
import io.ringback.engine.call.Dial;
import io.ringback.engine.call.Effect;

/** What effects carry. */
final class Effects {
    private Effects() {}

    static Dial dial(Effect.RunAgi command) {
        Dial dial = command.dial();
        if (dial == null) {
            throw new Violation("I4", "a dial without an intent: " + command);
        }
        return dial;
    }

    /** What a channel is seen doing that runs this command. */
    static String application(AgiCommand command) {
        return switch (command) {
            case AgiCommand.Play _ -> "Playback";
            case AgiCommand.ReadKeys _ -> "Read";
            case AgiCommand.DialCallee _ -> "Dial";
            case AgiCommand.DetectMachine _ -> "AMD";
            case AgiCommand.Answer _,
                    AgiCommand.SetAbsoluteTimeout _,
                    AgiCommand.SetCallerId _,
                    AgiCommand.AwaitKey _,
                    AgiCommand.AwaitNextKey _,
                    AgiCommand.GetKeys _,
                    AgiCommand.GetDetected _,
                    AgiCommand.StopRecording _,
                    AgiCommand.RecordTalk _,
                    AgiCommand.GetDetectedBy _,
                    AgiCommand.ForgetKeys _ -> "AGI";
        };
    }
}
