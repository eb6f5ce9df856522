package io.ringback.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what is said with a table: what is to be said, an arrow, the names of the sounds in the language's folder. */
final class Said {
    private Said() {}

    static void in(Language language, String table) {
        assertThat(table.lines().map(line -> said(language, line)).collect(Collectors.joining("\n")))
                .isEqualTo(table.strip());
    }

    private static String said(Language language, String line) {
        String what = line.substring(0, line.indexOf("->")).strip();
        Speech speech = new Speech(language);
        String folder = "ringback/" + language.code() + "/";
        return line.substring(0, line.indexOf("->"))
                + speak(speech, what).stream()
                        .map(sound -> sound.replace(folder, ""))
                        .collect(Collectors.joining(" ", "-> ", ""));
    }

    private static List<String> speak(Speech speech, String what) {
        if (what.startsWith("digits ")) {
            return speech.digits(what.substring("digits ".length()));
        }
        if (what.contains("PT")) {
            return speech.duration(Duration.parse(what));
        }
        int space = what.indexOf(' ');
        if (space > 0) {
            return speech.money(Money.of(what.substring(0, space), what.substring(space + 1)));
        }
        return speech.number(Integer.parseInt(what));
    }
}
