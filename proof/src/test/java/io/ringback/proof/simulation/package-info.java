/**
 * The cores of the four services in one program, on a clock that is only a number: every fault a broker, a database, a
 * switch or a process can have, drawn from one seed, and after each step the question whether what must hold still
 * holds.
 */
@NullMarked
package io.ringback.proof.simulation;

import org.jspecify.annotations.NullMarked;
