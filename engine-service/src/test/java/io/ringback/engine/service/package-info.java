/** The whole service on real servers and a switch that speaks the real protocol. */
@NullMarked
package io.ringback.engine.service;

import org.jspecify.annotations.NullMarked;
