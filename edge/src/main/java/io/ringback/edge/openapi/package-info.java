/** What every service's OpenAPI description says of keys and problems. */
@NullMarked
package io.ringback.edge.openapi;

import org.jspecify.annotations.NullMarked;
