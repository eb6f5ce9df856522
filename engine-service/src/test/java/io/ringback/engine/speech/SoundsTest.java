package io.ringback.engine.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.contracts.values.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sounds that are delivered: all that can be asked for, nothing else, and each of them to be heard. */
class SoundsTest {
    private static final Path SOUNDS = Path.of("..", "deploy", "asterisk", "sounds");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "RUB", "CNY");
    private static final int SAMPLES_A_SECOND = 8000;

    @ParameterizedTest
    @EnumSource
    void whatever_is_said_has_its_sound_and_every_sound_is_said(Language language) throws IOException {
        assertThat(sayable(new Speech(language))).containsExactlyInAnyOrderElementsOf(delivered(language));
    }

    @ParameterizedTest
    @EnumSource
    void every_sound_has_a_sensible_length_is_heard_and_is_not_clipped(Language language) throws IOException {
        try (Stream<Path> files = Files.list(folder(language))) {
            assertThat(files.map(SoundsTest::fault).filter(fault -> !fault.isEmpty()))
                    .isEmpty();
        }
    }

    /** Each form that a number can take, before each thing that can be counted. */
    private static Set<String> sayable(Speech speech) {
        Set<String> names = new HashSet<>();
        for (Prompt prompt : Prompt.values()) {
            names.addAll(speech.say(prompt));
        }
        names.addAll(speech.digits("0123456789*#+"));
        IntStream.rangeClosed(0, 10_000).forEach(number -> names.addAll(speech.number(number)));
        counts().forEach(count -> {
            names.addAll(speech.number(count));
            names.addAll(speech.duration(Duration.ofHours(count)));
            for (String currency : CURRENCIES) {
                names.addAll(speech.money(new Money(BigDecimal.valueOf(count), currency)));
            }
        });
        for (String currency : CURRENCIES) {
            IntStream.range(-200, 200)
                    .forEach(cents -> names.addAll(speech.money(new Money(BigDecimal.valueOf(cents, 2), currency))));
        }
        IntStream.range(0, 3600).forEach(second -> names.addAll(speech.duration(Duration.ofSeconds(second))));
        names.addAll(speech.duration(Duration.ofSeconds(Long.MAX_VALUE)));
        names.addAll(speech.money(Money.of("-999999999999999999.99999999", "EUR")));
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            names.addAll(speech.money(Money.of("1.09", "XX" + letter)));
        }
        return names;
    }

    /** What asks for each form: up to 199 and whole hundreds, of each, of thousands, ten thousands and millions. */
    private static IntStream counts() {
        return IntStream.concat(IntStream.range(0, 200), IntStream.range(2, 10).map(hundreds -> 100 * hundreds))
                .flatMap(group -> IntStream.of(group, group * 1000, group * 10_000, group * 1_000_000));
    }

    private static Set<String> delivered(Language language) throws IOException {
        try (Stream<Path> files = Files.list(folder(language))) {
            return files.map(file -> "ringback/" + language.code() + "/"
                            + file.getFileName().toString().replaceFirst("\\.ulaw$", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Path folder(Language language) {
        return SOUNDS.resolve("ringback").resolve(language.code());
    }

    /** What is wrong with a file, empty for nothing: 0.2 to 10 s, with a loudest moment and no clipping. */
    private static String fault(Path file) {
        byte[] samples = read(file);
        double seconds = (double) samples.length / SAMPLES_A_SECOND;
        int loudest = 0;
        int clipped = 0;
        for (byte sample : samples) {
            int size = linear(sample);
            loudest = Math.max(loudest, size);
            clipped += size > 32_000 ? 1 : 0;
        }
        boolean fine = seconds >= 0.2 && seconds <= 10 && loudest > 8000 && clipped == 0;
        return fine ? "" : file + ": " + seconds + " s, loudest " + loudest + ", clipped " + clipped;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The size of a µ-law sample, 0 to 32124 (ITU-T G.711). */
    private static int linear(byte sample) {
        int bits = ~sample & 0xff;
        return ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    }
}
