/** The whole platform, started as a user starts it and asked as a user asks it. */
@NullMarked
package io.ringback.proof.whole;

import org.jspecify.annotations.NullMarked;
