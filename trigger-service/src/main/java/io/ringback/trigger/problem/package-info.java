/** What the types of problems mean, for whoever follows one. */
@NullMarked
package io.ringback.trigger.problem;

import org.jspecify.annotations.NullMarked;
