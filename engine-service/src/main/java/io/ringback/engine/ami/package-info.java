/** One manager session of a switch: what is sent over it, and what is heard on it. */
@NullMarked
package io.ringback.engine.ami;

import org.jspecify.annotations.NullMarked;
