/** What webhooks are told, how it is signed, when it is tried again, and where it may go. Pure: no clock, no I/O. */
@NullMarked
package io.ringback.trigger.notice;

import org.jspecify.annotations.NullMarked;
