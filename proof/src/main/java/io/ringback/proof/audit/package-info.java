/**
 * The auditor: looks at a running stack from outside, through contracts and read-only queries alone, and says whether
 * the invariants hold. It shares no code with the services, so that one mistake is not made twice.
 */
@NullMarked
package io.ringback.proof.audit;

import org.jspecify.annotations.NullMarked;
