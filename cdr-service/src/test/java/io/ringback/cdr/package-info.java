/** What the tests share: hand-made attempts, and the rules of the packages. */
@NullMarked
package io.ringback.cdr;

import org.jspecify.annotations.NullMarked;
