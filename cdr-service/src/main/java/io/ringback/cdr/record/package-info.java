/** Pure: from the facts of an attempt and its charge to its call detail record. */
@NullMarked
package io.ringback.cdr.record;

import org.jspecify.annotations.NullMarked;
