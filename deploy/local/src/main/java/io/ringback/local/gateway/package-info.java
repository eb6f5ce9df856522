/** One port in front of the services. */
@NullMarked
package io.ringback.local.gateway;

import org.jspecify.annotations.NullMarked;
