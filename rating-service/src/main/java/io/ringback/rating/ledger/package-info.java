/** The double-entry ledger: append only, chained by hashes per account. */
@NullMarked
package io.ringback.rating.ledger;

import org.jspecify.annotations.NullMarked;
