@NullMarked
package io.ringback.engine.inbound;

import org.jspecify.annotations.NullMarked;
