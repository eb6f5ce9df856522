/** Hibernate sessions for code on virtual threads; administration and reading only. */
@NullMarked
package io.ringback.rating.session;

import org.jspecify.annotations.NullMarked;
