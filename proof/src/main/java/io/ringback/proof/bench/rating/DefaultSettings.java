package io.ringback.proof.bench.rating;

import io.smallrye.config.WithDefault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service's settings where nobody has set anything. */
final class DefaultSettings implements InvocationHandler {

    static <T> T of(Class<T> settings) {
        return settings.cast(
                Proxy.newProxyInstance(settings.getClassLoader(), new Class<?>[] {settings}, new DefaultSettings()));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        var type = method.getReturnType();
        var said = method.getAnnotation(WithDefault.class);
        if (said == null) {
            return type == List.class ? List.of() : Optional.empty();
        }
        return switch (type.getSimpleName()) {
            case "int" -> Integer.valueOf(said.value());
            case "long" -> Long.valueOf(said.value());
            case "boolean" -> Boolean.valueOf(said.value());
            case "BigDecimal" -> new BigDecimal(said.value());
            case "Duration" -> Duration.parse(said.value());
            case "ZoneId" -> ZoneId.of(said.value());
            default -> throw new IllegalStateException("a setting of an unknown kind: " + method);
        };
    }
}
