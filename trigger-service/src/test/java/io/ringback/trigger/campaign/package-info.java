@NullMarked
package io.ringback.trigger.campaign;

import org.jspecify.annotations.NullMarked;
