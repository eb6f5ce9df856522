@NullMarked
package io.ringback.trigger.delivery;

import org.jspecify.annotations.NullMarked;
