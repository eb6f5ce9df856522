/** Vouchers: codes an operator makes and sells, each good for an amount once. */
@NullMarked
package io.ringback.rating.voucher;

import org.jspecify.annotations.NullMarked;
