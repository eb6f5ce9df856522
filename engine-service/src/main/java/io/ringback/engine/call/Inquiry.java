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
public record Inquiry(
        Question question, Tries tries, @Nullable String account) {
    /** Digits a question takes. */
    public static final int MOST_DIGITS = 20;

    /** What is asked first on this call. */
    static Inquiry first(Call call) {
        Question question = call.menu().identity() ? Question.ACCOUNT : Question.DESTINATION;
        return new Inquiry(question, Tries.first(call.menu().tries()), null);
    }

    static Inquiry destination(Call call) {
        return destination(Tries.first(call.menu().tries()));
    }

    /** Asks for the number to call. */
    public static Inquiry destination(Tries tries) {
        return new Inquiry(Question.DESTINATION, tries, null);
    }

    /** Belongs to the same try as the account. */
    Inquiry pin(String keyed) {
        return new Inquiry(Question.PIN, tries, keyed);
    }

    /** After a wrong answer, empty if that was the last; a PIN is asked for with its account only. */
    public Optional<Inquiry> next() {
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
    public String asks() {
        return question.asks(tries.number());
    }

    /** Name of the command that fetches what was keyed. */
    public String keyed() {
        return question.keyed(tries.number());
    }

    /** The commands that ask, and that fetch the answer. */
    List<RunAgi> commands(Call call, Progress progress, List<String> before) {
        return commands(call.menu(), MenuVoice.of(call), progress.channel(), before);
    }

    /**
     * The commands that ask, and that fetch the answer.
     *
     * @param before what is said before the question, interrupted by a key like the question itself
     */
    public List<RunAgi> commands(Menu menu, MenuVoice voice, String channel, List<String> before) {
        int n = tries.number();
        List<String> files = Speech.joined(before, voice.question(question));
        List<RunAgi> commands = new ArrayList<>();
        commands.add(command(channel, "first-" + n, new AgiCommand.AwaitKey(menu.firstKeySeconds())));
        commands.add(command(channel, "pause-" + n, new AgiCommand.AwaitNextKey(menu.nextKeySeconds())));
        commands.add(command(channel, asks(), new AgiCommand.ReadKeys(files, MOST_DIGITS)));
        commands.addAll(fetching(channel));
        return commands;
    }

    /** The commands that fetch the answer; a PIN does not stay on the channel. */
    List<RunAgi> fetching(Progress progress) {
        return fetching(progress.channel());
    }

    private List<RunAgi> fetching(String channel) {
        RunAgi fetch = command(channel, keyed(), new AgiCommand.GetKeys());
        return question == Question.PIN
                ? List.of(fetch, command(channel, "forget-" + tries.number(), new AgiCommand.ForgetKeys()))
                : List.of(fetch);
    }

    private static RunAgi command(String channel, String name, AgiCommand command) {
        return new RunAgi(channel, name, command, null);
    }
}
