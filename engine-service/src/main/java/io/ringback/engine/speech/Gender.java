package io.ringback.engine.speech;

/** What a number must agree with; the feminine forms are named with an f behind the number, the masculine with an m. */
enum Gender {
    /** Nothing follows: the number as one counts. */
    NONE,
    MASCULINE,
    FEMININE
}
