@NullMarked
package io.ringback.trigger.screening;

import org.jspecify.annotations.NullMarked;
