/**
 * The one place that builds what goes to a switch. Every value matches the strict pattern of its kind, our own fixed
 * words excepted; neither an application nor a command line can be expressed. Pure.
 */
@NullMarked
package io.ringback.engine.wire;

import org.jspecify.annotations.NullMarked;
