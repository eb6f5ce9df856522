/** The servers that tests run on: embedded ones, or containers by one switch. */
@NullMarked
package io.ringback.local.testing;

import org.jspecify.annotations.NullMarked;
