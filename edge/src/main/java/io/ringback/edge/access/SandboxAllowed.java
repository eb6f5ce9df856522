package io.ringback.edge.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource or one of its methods: keys of the sandbox may change something by it, for what it makes is marked and stays
 * in the sandbox. Without it they only read: no key that is for show ever changes what is real.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SandboxAllowed {}
