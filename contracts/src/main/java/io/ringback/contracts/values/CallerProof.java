package io.ringback.contracts.values;

/** How it is known that a caller wants to be rung whose number is not registered on the account. */
public enum CallerProof {
    /** Somebody who answered there told the code that was said; or is about to be told it by this very call. */
    CODE,
    /** The number called an access number that is there for anybody; account and PIN are asked on the line. */
    CALL
}
