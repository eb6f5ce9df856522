/** Other replicas beside the one that is tested. */
@NullMarked
package io.ringback.trigger.progress;

import org.jspecify.annotations.NullMarked;
