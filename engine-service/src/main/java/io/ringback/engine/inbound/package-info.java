/**
 * Calls that come in: to an access number, or to a line that was found busy. A small machine of its own, beside that of
 * calls that go out; it keeps nothing that the switch could not tell again.
 */
@NullMarked
package io.ringback.engine.inbound;

import org.jspecify.annotations.NullMarked;
