/** The values inside the messages: parties, money, legs, causes. Each checks itself and says what was wrong. */
@NullMarked
package io.ringback.contracts.values;

import org.jspecify.annotations.NullMarked;
