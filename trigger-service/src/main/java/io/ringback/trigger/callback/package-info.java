/**
 * The life of one callback, pure: facts and the time go in, the next callback and what must be told to the world come
 * out. No clock, no database, no broker.
 */
@NullMarked
package io.ringback.trigger.callback;

import org.jspecify.annotations.NullMarked;
