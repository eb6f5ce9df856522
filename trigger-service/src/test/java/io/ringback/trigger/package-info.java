/** How trigger-service is tested. */
@NullMarked
package io.ringback.trigger;

import org.jspecify.annotations.NullMarked;
