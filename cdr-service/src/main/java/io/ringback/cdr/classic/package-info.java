/** Pure: the sixteen classic fields of a call detail record, and their CSV form. */
@NullMarked
package io.ringback.cdr.classic;

import org.jspecify.annotations.NullMarked;
