/** What currencies are worth in others, by date: buy prices are compared with it, nobody is charged by it. */
@NullMarked
package io.ringback.rating.exchange;

import org.jspecify.annotations.NullMarked;
