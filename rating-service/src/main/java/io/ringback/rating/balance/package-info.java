/** Balances and holds of accounts, changed by one conditional statement each. */
@NullMarked
package io.ringback.rating.balance;

import org.jspecify.annotations.NullMarked;
