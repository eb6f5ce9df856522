/** The engine over HTTP: switches and calls in progress; the operator's alone. */
@NullMarked
package io.ringback.engine.api;

import org.jspecify.annotations.NullMarked;
