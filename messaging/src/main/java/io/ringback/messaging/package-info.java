/**
 * How a service keeps its promises to the others: one PostgreSQL transaction holds the duplicate check, the change and
 * the messages that follow from it; a relay sends these in order; consumers handle each message once and put aside what
 * cannot be handled. Plain Java: a service wires it in one small class.
 */
@NullMarked
package io.ringback.messaging;

import org.jspecify.annotations.NullMarked;
