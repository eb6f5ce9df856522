package io.ringback.engine.desk;

import io.ringback.engine.Menus;
import io.ringback.engine.attempt.Attempt;
import io.ringback.engine.call.Call;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Timing;
import io.ringback.engine.cause.CauseTable;
import io.ringback.engine.pool.Load;
import io.ringback.engine.switches.Switch;
import io.ringback.engine.switches.SwitchDirectory;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What stays the same for the calls of one attempt. */
@Singleton
final class Circumstances {
    private final String installation;
    private final SwitchDirectory directory;
    private final Prompts prompts;
    private final Timing timing;
    private final Menus menus;

    Circumstances(
            @ConfigProperty(name = "ringback.installation") String installation,
            SwitchDirectory directory,
            Prompts prompts,
            Timing timing,
            Menus menus) {
        this.installation = installation;
        this.directory = directory;
        this.prompts = prompts;
        this.timing = timing;
        this.menus = menus;
    }

    /** @param load of the switch it is at */
    Call of(Attempt attempt, Load load) {
        Optional<Switch> target = directory.find(attempt.switchId());
        return new Call(
                attempt.order(),
                attempt.switchId(),
                installation,
                target.map(Switch::trunkNames).orElse(Set.of()),
                prompts.in(attempt.order().language()),
                timing,
                CauseTable.STANDARD.with(target.map(Switch::causes).orElse(Map.of())),
                menus.of(attempt.order()),
                load.goneRound());
    }
}
