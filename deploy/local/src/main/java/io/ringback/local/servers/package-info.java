/** Kafka and PostgreSQL on this machine, each inside or beside one JVM, with nothing to install. */
@NullMarked
package io.ringback.local.servers;

import org.jspecify.annotations.NullMarked;
