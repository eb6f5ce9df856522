/** The demo account, and the demo that runs one callback from request to charged CDR. */
@NullMarked
package io.ringback.local.demo;

import org.jspecify.annotations.NullMarked;
