/** Lists: pages with opaque cursors, and query parameters that say what is wrong with them. */
@NullMarked
package io.ringback.edge.page;

import org.jspecify.annotations.NullMarked;
