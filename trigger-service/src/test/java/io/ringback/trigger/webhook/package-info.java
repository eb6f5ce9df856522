@NullMarked
package io.ringback.trigger.webhook;

import org.jspecify.annotations.NullMarked;
