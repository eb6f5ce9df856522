package io.ringback.trigger.admission;

import io.ringback.contracts.values.Party;
import java.util.regex.Pattern;

/** The scripted numbers of the sandbox: Ofcom's and the Bundesnetzagentur's numbers for films and books. */
final class SandboxNumbers {
    private static final Pattern SCRIPTED = Pattern.compile("\\+442079460[0-9]{3}|\\+493023125[0-9]{3}");

    private SandboxNumbers() {}

    static boolean scripted(Party.E164 number) {
        return SCRIPTED.matcher(number.number()).matches();
    }
}
