@NullMarked
package io.ringback.engine.speech;

import org.jspecify.annotations.NullMarked;
