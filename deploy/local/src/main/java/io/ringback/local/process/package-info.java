/** What is kept about processes on disk, so that another run can find and end them. Plain Java: the launcher uses it from source. */
@NullMarked
package io.ringback.local.process;

import org.jspecify.annotations.NullMarked;
