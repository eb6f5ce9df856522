/** The W3C trace that ties a request, its messages and its log lines together. */
@NullMarked
package io.ringback.edge.trace;

import org.jspecify.annotations.NullMarked;
