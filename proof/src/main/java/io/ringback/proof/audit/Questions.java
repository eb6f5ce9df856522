package io.ringback.proof.audit;

import java.util.List;
import java.util.Optional;

/**
 * Questions to one database that find an offender.
 *
 * @param database asked
 * @param unit what is examined, in the plural
 * @param counting how many there are: one number
 * @param offenders each finds one text a row: who breaks the rule, and how
 */
record Questions(String database, String unit, String counting, List<String> offenders) {
    Questions {
        offenders = List.copyOf(offenders);
    }

    Finding answer(Evidence evidence) {
        var asked = evidence.database(database);
        return offenders.stream()
                .map(asked::first)
                .flatMap(Optional::stream)
                .findFirst()
                .<Finding>map(Finding.Violated::new)
                .orElseGet(() -> new Finding.Holds(asked.count(counting), unit));
    }
}
