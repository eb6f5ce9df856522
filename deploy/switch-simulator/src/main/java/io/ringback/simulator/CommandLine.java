package io.ringback.simulator;

import io.ringback.simulator.manager.ManagerUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the settings from the command line and the environment. */
final class CommandLine {
    private static final List<String> OPTIONS = List.of(
            "host",
            "ami-port",
            "http-port",
            "user",
            "users-file",
            "system-name",
            "endpoint",
            "timestamp-events",
            "prompt-millis",
            "dialled-digits",
            "boot-millis",
            "auth-timeout-seconds");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private CommandLine(String[] arguments, Map<String, String> environment) {
        for (String option : OPTIONS) {
            String name = "SIMULATOR_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
            String value = environment.get(name);
            if (value != null) {
                values.put(option, new ArrayList<>(Arrays.asList(value.split(" ", -1))));
            }
        }
        readArguments(arguments);
    }

    private void readArguments(String[] arguments) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!OPTIONS.contains(option) || i + 1 >= arguments.length) {
                throw new IllegalArgumentException("options are --name value, names: " + OPTIONS + "; at: " + i);
            }
            given.computeIfAbsent(option, _ -> new ArrayList<>()).add(arguments[i + 1]);
        }
        values.putAll(given);
    }

    static Settings settings(String[] arguments, Map<String, String> environment) {
        return new CommandLine(arguments, environment).settings();
    }

    private Settings settings() {
        Settings standard = Settings.standard();
        LinkedHashSet<String> endpoints = new LinkedHashSet<>(values.getOrDefault("endpoint", List.of()));
        endpoints.addAll(standard.endpoints());
        List<ManagerUser> users = users();
        if (users.isEmpty()) {
            throw new IllegalArgumentException("at least one --user name:secret is needed, or --users-file");
        }
        return new Settings(
                one("host", standard.host()),
                number("ami-port", standard.amiPort()),
                number("http-port", standard.httpPort()),
                users,
                one("system-name", standard.systemName()),
                endpoints,
                Boolean.parseBoolean(one("timestamp-events", String.valueOf(standard.timestampEvents()))),
                Duration.ofMillis(
                        number("prompt-millis", (int) standard.promptLength().toMillis())),
                one("dialled-digits", standard.dialledDigits()),
                Duration.ofMillis(
                        number("boot-millis", (int) standard.bootTime().toMillis())),
                Duration.ofSeconds(number(
                        "auth-timeout-seconds", (int) standard.authTimeout().toSeconds())));
    }

    private List<ManagerUser> users() {
        List<String> lines = new ArrayList<>(values.getOrDefault("user", List.of()));
        for (String file : values.getOrDefault("users-file", List.of())) {
            try {
                lines.addAll(Files.readAllLines(Path.of(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read users-file " + file, e);
            }
        }
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ManagerUser::parse)
                .toList();
    }

    private String one(String option, String otherwise) {
        List<String> given = values.get(option);
        return given == null ? otherwise : given.getLast();
    }

    private int number(String option, int otherwise) {
        String text = one(option, String.valueOf(otherwise));
        if (!text.matches("\\d{1,7}")) {
            throw new IllegalArgumentException("--" + option + " must be a number: " + text);
        }
        return Integer.parseInt(text);
    }
}
