@NullMarked
package io.ringback.trigger.notice;

import org.jspecify.annotations.NullMarked;
