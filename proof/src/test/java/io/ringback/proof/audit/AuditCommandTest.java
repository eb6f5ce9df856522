package io.ringback.proof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    @TempDir
    Path folder;

    @Test
    void options_are_read_in_any_order() throws Exception {
        var file = Files.writeString(
                folder.resolve("explained"), "# known\n\ncall.events.v1.dlq/3/17  sent by hand to try the alarm\n");

        assertThat(AuditCommand.of(List.of("--explained", file.toString(), "money", "--json", "--quiet", "90")))
                .isEqualTo(new AuditCommand(
                        Set.of(Area.MONEY), Duration.ofSeconds(90), Set.of("call.events.v1.dlq/3/17"), true));
        assertThat(AuditCommand.of(List.of()))
                .isEqualTo(new AuditCommand(Set.of(), Duration.ofSeconds(30), Set.of(), false));
    }

    @Test
    void every_invariant_belongs_to_one_area() {
        assertThat(Audit.INVARIANTS)
                .allSatisfy(invariant -> assertThat(Area.values())
                        .filteredOn(area -> area.has(invariant.id()))
                        .hasSize(1));
    }

    @Test
    void a_dead_letter_without_a_why_is_not_excused() throws Exception {
        var file = Files.writeString(folder.resolve("explained"), "call.events.v1.dlq/3/17\n");

        assertThatThrownBy(() -> AuditCommand.of(List.of("--explained", file.toString())))
                .hasMessage(file + " does not say why it excuses call.events.v1.dlq/3/17.");
    }

    @Test
    void what_is_not_understood_is_named() {
        assertThatThrownBy(() -> AuditCommand.of(List.of("--fast")))
                .hasMessage("./ringback audit does not know '--fast'.");
        assertThatThrownBy(() -> AuditCommand.of(List.of("MONEY")))
                .hasMessage("./ringback audit does not know 'MONEY'.");
        assertThatThrownBy(() -> AuditCommand.of(List.of("--quiet")))
                .hasMessage("./ringback audit --quiet needs a value.");
        assertThatThrownBy(() -> AuditCommand.of(List.of("--quiet", "-1")))
                .hasMessage("--quiet must be 0 to 3600 seconds: -1");
    }

    @Test
    void the_stack_is_found_in_the_home_and_the_environment_goes_first() throws Exception {
        Files.writeString(folder.resolve("stack.env"), """
                KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1
                POSTGRES_URL_TEMPLATE='postgresql://{database}:{database}@127.0.0.1:2/{database}'
                SWITCH_HTTP=http://127.0.0.1:3
                """);

        var access =
                StackAccess.from(Map.of("RINGBACK_HOME", folder.toString(), "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9"));

        assertThat(access)
                .isEqualTo(new StackAccess(
                        "127.0.0.1:9",
                        "postgresql://{database}:{database}@127.0.0.1:2/{database}",
                        URI.create("http://127.0.0.1:3")));
    }

    @Test
    void without_a_stack_the_missing_word_is_named() {
        assertThatThrownBy(() -> StackAccess.from(Map.of("RINGBACK_HOME", folder.toString())))
                .isInstanceOf(StackAccess.NoStack.class)
                .hasMessageEndingWith("has KAFKA_BOOTSTRAP_SERVERS.");
    }
}
