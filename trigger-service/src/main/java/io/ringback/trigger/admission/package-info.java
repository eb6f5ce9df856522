/** Who may be rung at all: rules, each with a code and a sentence. Pure; the facts are arguments. */
@NullMarked
package io.ringback.trigger.admission;

import org.jspecify.annotations.NullMarked;
