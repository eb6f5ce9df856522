/** What can be asked of history over HTTP. */
@NullMarked
package io.ringback.cdr.api;

import org.jspecify.annotations.NullMarked;
