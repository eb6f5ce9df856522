/** How what is due gets to servers that are not ours: looked for again and again, and asked of them one request at a time. */
@NullMarked
package io.ringback.trigger.delivery;

import org.jspecify.annotations.NullMarked;
