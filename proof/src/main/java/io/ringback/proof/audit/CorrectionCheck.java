package io.ringback.proof.audit;

import java.math.BigDecimal;
import java.util.Optional;

/** Follows the corrections of each charge: from what it was, by a price worked out anew, to what the ledger took. */
final class CorrectionCheck {
    private final ReadOnlyDatabase rating;
    private final PriceCheck prices;
    private final ToldCharges told;
    private final boolean complete;

    /** @param complete whether history must have heard of all by now */
    CorrectionCheck(ReadOnlyDatabase rating, PriceCheck prices, ToldCharges told, boolean complete) {
        this.rating = rating;
        this.prices = prices;
        this.told = told;
        this.complete = complete;
    }

    Optional<String> firstWrong() {
        return Correction.readFrom(rating).stream()
                .flatMap(correction -> wrong(correction)
                        .map(how -> "correction " + correction.number() + " of attempt "
                                + correction.whole().attemptId() + " " + how)
                        .stream())
                .findFirst();
    }

    private Optional<String> wrong(Correction correction) {
        if (correction.number() != correction.numberBefore() + 1) {
            return Optional.of("comes after " + correction.numberBefore() + " others");
        }
        if (!same(correction.before(), correction.takenBefore())) {
            return Optional.of("says " + correction.before() + " was taken before, it was " + correction.takenBefore());
        }
        return wrongPostings(correction).or(() -> wrongSum(correction)).or(() -> wrongPrice(correction));
    }

    /** Nothing moves where nothing changes; else all goes back and all is taken anew. */
    private static Optional<String> wrongPostings(Correction correction) {
        var whole = correction.whole();
        boolean moves = !same(correction.before(), whole.amount());
        var back = moves ? correction.before() : BigDecimal.ZERO;
        var taken = moves ? whole.amount() : BigDecimal.ZERO;
        if (!same(correction.reversed(), back)) {
            return Optional.of("takes back " + back + ", the ledger " + correction.reversed());
        }
        return same(whole.posted(), taken)
                ? Optional.empty()
                : Optional.of("takes " + taken + ", the ledger " + whole.posted());
    }

    private static Optional<String> wrongSum(Correction correction) {
        var whole = correction.whole();
        boolean fits = correction.named()
                ? whole.amount().compareTo(whole.price()) <= 0
                : same(whole.amount().add(whole.absorbed()), whole.price());
        return fits
                ? Optional.empty()
                : Optional.of("takes " + whole.amount() + " and absorbs " + whole.absorbed() + " of " + whole.price());
    }

    private Optional<String> wrongPrice(Correction correction) {
        var message = told.correction(correction.id());
        if (message == null) {
            return complete ? Optional.of("was made, and history was not told") : Optional.empty();
        }
        return prices.wrongLegs(correction.whole(), message.legs(), message.amount());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
