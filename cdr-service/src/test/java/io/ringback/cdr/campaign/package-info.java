@NullMarked
package io.ringback.cdr.campaign;

import org.jspecify.annotations.NullMarked;
