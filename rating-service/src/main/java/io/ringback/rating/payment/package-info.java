/** Money paid in. */
@NullMarked
package io.ringback.rating.payment;

import org.jspecify.annotations.NullMarked;
