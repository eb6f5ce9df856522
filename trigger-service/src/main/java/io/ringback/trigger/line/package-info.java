/** What happens on lines nobody called back yet: missed calls, destinations left behind, and busy lines that come free. */
@NullMarked
package io.ringback.trigger.line;

import org.jspecify.annotations.NullMarked;
