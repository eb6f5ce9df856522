/**
 * Every message that crosses a service border, once. One sealed interface per topic; a switch over it has no default,
 * so a new message is a compile error wherever it must be thought of.
 */
@NullMarked
package io.ringback.contracts;

import org.jspecify.annotations.NullMarked;
