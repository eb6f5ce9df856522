/** Accounts, their caller numbers and keys, and the snapshots others know them by. */
@NullMarked
package io.ringback.rating.account;

import org.jspecify.annotations.NullMarked;
