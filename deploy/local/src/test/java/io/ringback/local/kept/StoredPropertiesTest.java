package io.ringback.local.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPropertiesTest {

    @TempDir
    Path folder;

    @Test
    void values_come_back_and_only_their_owner_may_read_them() throws Exception {
        var file = folder.resolve("stack.env");
        var values = Map.of("RINGBACK_SHARED_KEY", "c2VjcmV0a2V5PT0=", "RINGBACK_URL", "http://127.0.0.1:8080");

        StoredProperties.write(file, values);

        assertThat(StoredProperties.read(file)).isEqualTo(values);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(StoredProperties.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void secrets_are_made_once_and_kept() {
        var home = new Home(folder.resolve("home"));
        home.prepare();
        var first = Secrets.of(home);
        var operatorKey = first.operatorKey();
        first.put("demoKey", "rb_demo");

        var second = Secrets.of(home);

        assertThat(second.operatorKey()).isEqualTo(operatorKey).matches("rb_[A-Za-z0-9_-]{43}");
        assertThat(second.get("demoKey")).isEqualTo("rb_demo");
        assertThat(second.sharedKey()).isNotEqualTo(second.switchSecretKey()).hasSize(44);
        assertThat(second.get("none")).isEmpty();
    }
}
