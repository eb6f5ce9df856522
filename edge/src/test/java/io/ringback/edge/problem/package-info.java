/** Every form a problem takes. */
@NullMarked
package io.ringback.edge.problem;

import org.jspecify.annotations.NullMarked;
