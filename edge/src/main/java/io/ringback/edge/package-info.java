/** What the HTTP edge of every service shares; it knows no service. */
@NullMarked
package io.ringback.edge;

import org.jspecify.annotations.NullMarked;
