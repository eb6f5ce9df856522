/** Routes: which prefix may go by which trunks. */
@NullMarked
package io.ringback.rating.route;

import org.jspecify.annotations.NullMarked;
