@NullMarked
package io.ringback.trigger.sms;

import org.jspecify.annotations.NullMarked;
