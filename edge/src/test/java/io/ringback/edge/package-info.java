/** The edge on a small service of its own. */
@NullMarked
package io.ringback.edge;

import org.jspecify.annotations.NullMarked;
