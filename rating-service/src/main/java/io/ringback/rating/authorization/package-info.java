/** Whether an attempt may be placed, for how long, and what is held for it. Pure: facts and the time in, decisions out. */
@NullMarked
package io.ringback.rating.authorization;

import org.jspecify.annotations.NullMarked;
