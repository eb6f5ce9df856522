/**
 * Short messages: what they say, and how the operator's gateway wants to be asked to send them and what its answers mean. Pure:
 * nothing is sent here.
 */
@NullMarked
package io.ringback.trigger.sms;

import org.jspecify.annotations.NullMarked;
