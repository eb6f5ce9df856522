package io.ringback.contracts;

import java.util.List;
import java.util.stream.Stream;

/** Every message the tests know, at least a full and a minimal one of each type. */
final class Cases {
    private Cases() {}

    static List<Case> all() {
        return Stream.of(
                        RequestCases.requests(),
                        RequestCases.authorizations(),
                        SwitchOrderCases.all(),
                        CallEventCases.all(),
                        HistoryCases.all(),
                        SnapshotCases.all())
                .flatMap(cases -> cases)
                .toList();
    }

    static Stream<Case> fullAndMinimal(Topic topic, Stream<? extends Message> full) {
        return full.map(message -> Case.full(topic, message)).flatMap(aCase -> Stream.of(aCase, aCase.minimal()));
    }
}
