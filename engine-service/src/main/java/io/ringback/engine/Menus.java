package io.ringback.engine;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.edge.delivery.Snapshots;
import io.ringback.engine.call.Menu;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The menu of each call: as the settings have it, with the patterns of the access number the caller had called. */
@Singleton
public final class Menus {
    private final Snapshots<AccessNumber> numbers;
    private final Menu standard;

    Menus(Snapshots<AccessNumber> numbers, EngineSettings settings) {
        this.numbers = numbers;
        EngineSettings.Menu menu = settings.menu();
        this.standard = new Menu(
                menu.tries(),
                Math.toIntExact(menu.firstKey().toSeconds()),
                Math.toIntExact(menu.nextKey().toSeconds()),
                false,
                AccessNumber.DEFAULT_PATTERNS);
    }

    /** What is asked where no access number says otherwise. */
    public Menu standard() {
        return standard;
    }

    /** Whether all access numbers are known by now. */
    public boolean complete() {
        return numbers.view().caughtUp();
    }

    /** An access number, by its number; one that is gone is told as such. */
    public Optional<AccessNumber> number(String called) {
        return numbers.view().get(called);
    }

    /** What is asked on this order's call. */
    public Menu of(AttemptAuthorized order) {
        String called = order.accessNumber();
        return called == null
                ? standard
                : numbers.view()
                        .get(called)
                        .filter(number -> !number.removed())
                        .map(number -> standard.of(number, order.accountId()))
                        .orElse(standard);
    }
}
