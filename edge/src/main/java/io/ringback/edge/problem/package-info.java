/** What went wrong, as RFC 9457 problem details: one factory, one place that turns exceptions into them. */
@NullMarked
package io.ringback.edge.problem;

import org.jspecify.annotations.NullMarked;
