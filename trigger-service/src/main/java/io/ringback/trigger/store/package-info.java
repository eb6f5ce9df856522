/** What is kept of callbacks, in one PostgreSQL database; every change in one transaction with what it tells the world. */
@NullMarked
package io.ringback.trigger.store;

import org.jspecify.annotations.NullMarked;
