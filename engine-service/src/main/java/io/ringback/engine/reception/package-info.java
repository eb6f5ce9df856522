/** The reception of a switch: takes the calls that come in, on a thread of its own, beside the desk of those that go out. */
@NullMarked
package io.ringback.engine.reception;

import org.jspecify.annotations.NullMarked;
