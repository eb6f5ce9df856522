/** Admission as the service asks it: with what is known of accounts, blocks and forwarding at the moment. */
@NullMarked
package io.ringback.trigger.screening;

import org.jspecify.annotations.NullMarked;
