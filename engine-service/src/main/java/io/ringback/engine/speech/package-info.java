/**
 * What callers hear: which prompts there are, and numbers, digits, money and time as lists of sound files by the grammar
 * of each language. Pure: names come out, nothing is played or read.
 */
@NullMarked
package io.ringback.engine.speech;

import org.jspecify.annotations.NullMarked;
