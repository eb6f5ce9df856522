/** What the description of the API says beside what stands at the operations. */
@NullMarked
package io.ringback.trigger.openapi;

import org.jspecify.annotations.NullMarked;
