/** Who asks: API keys, the principal behind one, and what each kind of principal may reach. */
@NullMarked
package io.ringback.edge.access;

import org.jspecify.annotations.NullMarked;
