/**
 * The desk of a switch: one mailbox and one thread for all calls on it. It lets the machine decide, makes the steps of
 * many calls durable in one transaction, and only then performs what follows from them.
 */
@NullMarked
package io.ringback.engine.desk;

import org.jspecify.annotations.NullMarked;
