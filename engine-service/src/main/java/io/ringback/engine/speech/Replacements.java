package io.ringback.engine.speech;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator has played instead of prompts.
 *
 * @param sounds by prompt, names of sounds in which {@code {language}} stands for the language's code; none are silence
 */
public record Replacements(Map<Prompt, List<String>> sounds) {
    /** What a sound file may be called: words, with folders. */
    public static final Pattern FILE = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){0,3}");

    /** Everything as it is delivered. */
    public static final Replacements NONE = new Replacements(Map.of());

    private static final String LANGUAGE = "{language}";
    private static final String SILENCE = "none";
    private static final Pattern ENTRY = Pattern.compile("([a-z-]+)=(.+)");

    /** @throws IllegalArgumentException if a sound's name is none */
    public Replacements {
        Map<Prompt, List<String>> copy = new EnumMap<>(Prompt.class);
        sounds.forEach((prompt, names) -> copy.put(prompt, checked(prompt, names)));
        sounds = Collections.unmodifiableMap(copy);
    }

    /** Nothing is said. */
    public static Replacements silence() {
        Map<Prompt, List<String>> nothing = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            nothing.put(prompt, List.of());
        }
        return new Replacements(nothing);
    }

    /**
     * As settings have it.
     *
     * @param entries {@code <prompt>=<sound>[+<sound>…]}, {@code <prompt>=none} for silence
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Replacements of(List<String> entries) {
        Map<Prompt, List<String>> sounds = new EnumMap<>(Prompt.class);
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "prompts must be <prompt>=<sound>[+<sound>] or <prompt>=none: " + entry);
            }
            Prompt prompt = Prompt.of(parts.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("prompts knows no prompt " + parts.group(1)));
            List<String> names = parts.group(2).equals(SILENCE)
                    ? List.of()
                    : Arrays.asList(parts.group(2).split("\\+", -1));
            if (sounds.put(prompt, names) != null) {
                throw new IllegalArgumentException("prompts names " + parts.group(1) + " twice");
            }
        }
        return new Replacements(sounds);
    }

    /** What is played in a language instead of a prompt, nothing if the prompt itself is. */
    Optional<List<String>> of(Prompt prompt, Language language) {
        return Optional.ofNullable(sounds.get(prompt))
                .map(names -> names.stream()
                        .map(name -> name.replace(LANGUAGE, language.code()))
                        .toList());
    }

    private static List<String> checked(Prompt prompt, List<String> names) {
        for (String name : names) {
            if (!FILE.matcher(name.replace(LANGUAGE, "en")).matches()) {
                throw new IllegalArgumentException(
                        "prompts must name sounds by words of a-z, 0-9 and hyphen, without extension: " + prompt.file()
                                + "=" + name);
            }
        }
        return List.copyOf(names);
    }
}
