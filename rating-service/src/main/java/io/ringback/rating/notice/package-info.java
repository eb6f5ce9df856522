/** What payment providers tell, signed as Standard Webhooks defines it. */
@NullMarked
package io.ringback.rating.notice;

import org.jspecify.annotations.NullMarked;
