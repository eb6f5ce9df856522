package io.ringback.engine.call;

import io.ringback.engine.call.Effect.RunAgi;
import io.ringback.engine.speech.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is asked just now.
 *
 * @param account what was keyed before the PIN is asked for, null at any other question
 */
record Inquiry(Question question, Tries tries, @Nullable String account) {
    static final int MOST_DIGITS = 20;

    /** What is asked first on this call. */
    static Inquiry first(Call call) {
        Question question = call.menu().identity() ? Question.ACCOUNT : Question.DESTINATION;
        return new Inquiry(question, Tries.first(call.menu().tries()), null);
    }

    static Inquiry destination(Call call) {
        return new Inquiry(Question.DESTINATION, Tries.first(call.menu().tries()), null);
    }

    /** Belongs to the same try as the account. */
    Inquiry pin(String keyed) {
        return new Inquiry(Question.PIN, tries, keyed);
    }

    /** After a wrong answer, empty if that was the last; a PIN is asked for with its account only. */
    Optional<Inquiry> next() {
        return tries.next().map(this::fromTheBeginning);
    }

    /** Once more, because nobody knows what became of it. */
    Inquiry anew() {
        return fromTheBeginning(tries.anew());
    }

    private Inquiry fromTheBeginning(Tries next) {
        return new Inquiry(question == Question.PIN ? Question.ACCOUNT : question, next, null);
    }

    /** Name of the command that asks. */
    String asks() {
        return question.asks(tries.number());
    }

    /** Name of the command that fetches what was keyed. */
    String keyed() {
        return question.keyed(tries.number());
    }

    /** The commands that ask, and that fetch the answer. */
    List<RunAgi> commands(Call call, Progress progress, List<String> before) {
        int n = tries.number();
        List<String> files = Speech.joined(before, MenuVoice.of(call).question(question));
        List<RunAgi> commands = new ArrayList<>();
        commands.add(command(
                progress, "first-" + n, new AgiCommand.AwaitKey(call.menu().firstKeySeconds())));
        commands.add(command(
                progress, "pause-" + n, new AgiCommand.AwaitNextKey(call.menu().nextKeySeconds())));
        commands.add(command(progress, asks(), new AgiCommand.ReadKeys(files, MOST_DIGITS)));
        commands.addAll(fetching(progress));
        return commands;
    }

    /** The commands that fetch the answer; a PIN does not stay on the channel. */
    List<RunAgi> fetching(Progress progress) {
        RunAgi fetch = command(progress, keyed(), new AgiCommand.GetKeys());
        return question == Question.PIN
                ? List.of(fetch, command(progress, "forget-" + tries.number(), new AgiCommand.ForgetKeys()))
                : List.of(fetch);
    }

    private static RunAgi command(Progress progress, String name, AgiCommand command) {
        return new RunAgi(progress.channel(), name, command, null);
    }
}
