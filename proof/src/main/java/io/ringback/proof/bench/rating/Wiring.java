package io.ringback.proof.bench.rating;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Puts a service's objects together as its container would, by their constructors, without the service around them. */
final class Wiring {
    private final Map<Class<?>, Object> made = new HashMap<>();

    /** What is not to be made, but is there. */
    <T> Wiring having(Class<T> type, T object) {
        made.put(type, object);
        return this;
    }

    /** The one object of this type, made with all it needs. */
    Object get(Class<?> type) throws ReflectiveOperationException {
        var known = made.get(type);
        if (known != null) {
            return known;
        }
        var constructor = onlyConstructor(type);
        var parts = new Object[constructor.getParameterCount()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = get(constructor.getParameterTypes()[i]);
        }
        constructor.setAccessible(true);
        var object = constructor.newInstance(parts);
        made.put(type, object);
        return object;
    }

    /** Calls a method of the object that is neither overloaded nor public. */
    static void call(Object object, String method, Object... arguments) throws ReflectiveOperationException {
        var found = Arrays.stream(object.getClass().getDeclaredMethods())
                .filter(each -> each.getName().equals(method) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(method));
        found.setAccessible(true);
        try {
            found.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Constructor<?> onlyConstructor(Class<?> type) {
        var constructors = type.getDeclaredConstructors();
        if (type.isInterface() || constructors.length != 1) {
            throw new IllegalStateException("cannot be made, nor is it there: " + type.getName());
        }
        return constructors[0];
    }
}
