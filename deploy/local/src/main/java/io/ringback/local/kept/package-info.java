/** Small files a stack keeps between runs. */
@NullMarked
package io.ringback.local.kept;

import org.jspecify.annotations.NullMarked;
