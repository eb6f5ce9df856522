@NullMarked
package io.ringback.trigger.button;

import org.jspecify.annotations.NullMarked;
