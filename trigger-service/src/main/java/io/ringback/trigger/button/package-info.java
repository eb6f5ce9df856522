/**
 * Call-me buttons: a script on anybody's site with which a visitor, unknown to us, asks to be rung and connected with one
 * number of an account. The visitor's number is proven first.
 */
@NullMarked
package io.ringback.trigger.button;

import org.jspecify.annotations.NullMarked;
