/** What happened to a balance, over a period or in a closed month. */
@NullMarked
package io.ringback.rating.statement;

import org.jspecify.annotations.NullMarked;
