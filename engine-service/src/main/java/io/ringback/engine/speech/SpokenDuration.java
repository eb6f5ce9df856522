package io.ringback.engine.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hours, minutes and seconds. */
final class SpokenDuration {
    private SpokenDuration() {}

    static List<String> of(Duration duration, Grammar grammar) {
        if (duration.toHours() > Speech.MOST) {
            return Speech.joined(List.of("more-than"), grammar.count(Speech.MOST, Unit.HOUR));
        }
        int hours = (int) duration.toHours();
        List<String> sounds = new ArrayList<>();
        if (hours > 0) {
            sounds.addAll(grammar.count(hours, Unit.HOUR));
        }
        if (duration.toMinutesPart() > 0) {
            sounds.addAll(grammar.count(duration.toMinutesPart(), Unit.MINUTE));
        }
        if (duration.toSecondsPart() > 0 || sounds.isEmpty()) {
            sounds.addAll(grammar.count(duration.toSecondsPart(), Unit.SECOND));
        }
        return List.copyOf(sounds);
    }
}
