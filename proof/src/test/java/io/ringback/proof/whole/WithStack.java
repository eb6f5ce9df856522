package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one running stack to every test class that asks for it, and audits it when the class is through. */
final class WithStack implements ParameterResolver, AfterAllCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var report = stack(context).audit();

        assertThat(report.failed()).as(report.toString()).isEmpty();
    }

    private static RunningStack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(WithStack.class))
                .computeIfAbsent(RunningStack.class, _ -> RunningStack.start(), RunningStack.class);
    }
}
