package io.ringback.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells two states of the sources apart by what is in the files, not by their times: a checkout changes times only. */
final class SourceStamp {

    private SourceStamp() {}

    /**
     * The stamp of what the stack is built from.
     *
     * @param root the checkout
     * @param modules folders relative to it
     * @return SHA-256 over names and contents of poms, Maven's settings and main sources
     */
    static String of(Path root, List<String> modules) {
        var digest = sha256();
        add(digest, root, root.resolve("pom.xml"));
        add(digest, root, root.resolve(".mvn"));
        for (String module : modules) {
            add(digest, root, root.resolve(module).resolve("pom.xml"));
            add(digest, root, root.resolve(module).resolve("src/main"));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path root, Path start) {
        if (!Files.exists(start)) {
            return;
        }
        try (Stream<Path> files = Files.walk(start)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var content = Files.readAllBytes(file);
                var header = root.relativize(file) + "\n" + content.length + "\n";
                digest.update(header.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + start, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
