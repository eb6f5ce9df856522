/** Packages: free seconds and free calls of an account, which pay before money does. */
@NullMarked
package io.ringback.rating.bundle;

import org.jspecify.annotations.NullMarked;
