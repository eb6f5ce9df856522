/** What an operator may write of an access number. */
@NullMarked
package io.ringback.trigger.access;

import org.jspecify.annotations.NullMarked;
