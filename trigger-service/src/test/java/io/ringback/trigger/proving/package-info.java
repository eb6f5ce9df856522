@NullMarked
package io.ringback.trigger.proving;

import org.jspecify.annotations.NullMarked;
