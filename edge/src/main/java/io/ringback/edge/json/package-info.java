/** How JSON is read and written at the HTTP edge: strict in, plain out. */
@NullMarked
package io.ringback.edge.json;

import org.jspecify.annotations.NullMarked;
