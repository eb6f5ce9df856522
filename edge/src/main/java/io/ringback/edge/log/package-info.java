/** What the log leaves out. */
@NullMarked
package io.ringback.edge.log;

import org.jspecify.annotations.NullMarked;
