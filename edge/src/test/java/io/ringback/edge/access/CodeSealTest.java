package io.ringback.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CodeSealTest {
    private static final UUID CALLBACK = UUID.fromString("01a2018b-627f-75c3-b650-8b628b8a0c1c");

    private final CodeSeal codes =
            new CodeSeal(new IdentitySeal(Base64.getEncoder().encodeToString(new byte[32])));

    /** Again and again, because what it looks like is drawn by lot. */
    @RepeatedTest(20)
    void sealed_code_has_safe_characters_and_opens_for_its_callback_alone() {
        String announcement = codes.announcement(CALLBACK, "042117");

        assertThat(announcement).matches("code/[A-Za-z0-9_-]{46}").doesNotContain("042117");
        assertThat(codes.open(CALLBACK, announcement)).contains("042117");
        assertThat(codes.open(new UUID(1, 2), announcement)).isEmpty();
    }

    @Test
    void what_is_no_sealed_code_opens_to_nothing() {
        assertThat(codes.open(CALLBACK, "ringback/en/welcome")).isEmpty();
        assertThat(codes.open(CALLBACK, "code/AAAA")).isEmpty();
        assertThat(codes.open(CALLBACK, "code/no base64!")).isEmpty();
    }
}
