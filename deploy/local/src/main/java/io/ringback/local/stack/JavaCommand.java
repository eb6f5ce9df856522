package io.ringback.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java programs, run by the JDK this one runs on. */
final class JavaCommand {

    /** What every process gets. The machine is shared: the collector that needs no threads of its own. */
    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /**
     * The second compiler only for what is really hot: at its usual thresholds it takes a third of the time a start
     * needs.
     */
    private static final List<String> QUICK_START = List.of(
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=90000",
            "-XX:Tier4BackEdgeThreshold=200000");

    /** {@code full}: compile as in production, for a stack that is measured or runs for long. */
    private static final String JIT = "RINGBACK_JIT";

    private JavaCommand() {}

    /** A main class out of a folder of jars. */
    static List<String> main(List<String> options, Path folder, String mainClass, List<String> arguments) {
        return command(options, List.of("-cp", folder.resolve("*").toString(), mainClass), arguments);
    }

    /** A jar that names its main class. */
    static List<String> jar(List<String> options, Path jar, List<String> arguments) {
        return command(options, List.of("-jar", jar.toString()), arguments);
    }

    private static List<String> command(List<String> options, List<String> program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll("full".equals(System.getenv(JIT)) ? List.of() : QUICK_START);
        command.addAll(options);
        command.addAll(program);
        command.addAll(arguments);
        return command;
    }
}
