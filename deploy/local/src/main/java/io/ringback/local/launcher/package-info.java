/** Builds what changed, before anything built can run: plain Java, started from source, without any library. */
@NullMarked
package io.ringback.local.launcher;

import org.jspecify.annotations.NullMarked;
