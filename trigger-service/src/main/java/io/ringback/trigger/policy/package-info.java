/** What an operator allows beyond what is always forbidden, for all accounts or for one. */
@NullMarked
package io.ringback.trigger.policy;

import org.jspecify.annotations.NullMarked;
