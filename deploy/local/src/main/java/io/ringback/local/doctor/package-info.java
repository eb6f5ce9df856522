/** {@code ./ringback doctor}: looks a running stack over and says in plain sentences what is wrong. */
@NullMarked
package io.ringback.local.doctor;

import org.jspecify.annotations.NullMarked;
