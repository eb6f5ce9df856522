package io.ringback.local.stack;

import io.ringback.local.process.Halt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a person asked for. */
sealed interface Command {

    /**
     * Start what does not run.
     *
     * @param detached leave it running in the background
     * @param replicas how many of each service
     */
    record Up(boolean detached, Replicas replicas) implements Command {}

    /** Stop everything. */
    record Down() implements Command {}

    /** Say what runs. */
    record Status() implements Command {}

    /** Look the running stack over. */
    record Doctor() implements Command {}

    /**
     * Show log lines.
     *
     * @param process empty for all
     * @param follow go on with those to come
     */
    record Logs(Optional<String> process, boolean follow) implements Command {}

    /** Run one callback. */
    record Demo() implements Command {}

    /**
     * Reads a command line.
     *
     * @throws Halt if it cannot be understood
     */
    static Command of(List<String> words) {
        var rest = new ArrayDeque<>(words.subList(1, words.size()));
        var command = switch (words.getFirst()) {
            case "up" -> up(rest);
            case "down" -> new Down();
            case "status" -> new Status();
            case "doctor" -> new Doctor();
            case "logs" -> logs(rest);
            case "demo" -> new Demo();
            default -> throw new Halt("There is no command '" + words.getFirst() + "'.");
        };
        if (!rest.isEmpty()) {
            throw new Halt("./ringback " + words.getFirst() + " does not know '" + rest.getFirst() + "'.");
        }
        return command;
    }

    private static Up up(Deque<String> rest) {
        var detached = false;
        var sandbox = false;
        var replicas = Replicas.ONE_EACH;
        while (!rest.isEmpty()) {
            var option = rest.getFirst();
            if (option.equals("-d")) {
                rest.removeFirst();
                detached = true;
            } else if (option.equals("--replicas") && rest.size() > 1) {
                rest.removeFirst();
                replicas = Replicas.of(rest.removeFirst());
            } else if (option.equals("--sandbox")) {
                rest.removeFirst();
                sandbox = true;
            } else {
                break;
            }
        }
        return new Up(detached, sandbox ? replicas.withSandbox() : replicas);
    }

    private static Logs logs(Deque<String> rest) {
        var follow = rest.remove("-f");
        return new Logs(Optional.ofNullable(rest.pollFirst()), follow);
    }
}
