package io.ringback.rating.sheet;

import io.ringback.rating.tariff.Rate;

/** Takes the rates of a line. */
interface Rates {
    /** What customers pay. */
    void sell(Rate rate);

    /** What carriers take. */
    void buy(Rate rate);

    /** Something of this line that our rates cannot say; it is told to whoever imports. */
    void notCarried(String what);
}
