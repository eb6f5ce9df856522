package io.ringback.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where one local stack keeps everything: {@code app} (what runs), {@code data}, {@code logs}, {@code run} (pid files).
 *
 * @param folder absolute
 */
public record Home(Path folder) {

    /** Less than this, and PostgreSQL or Kafka would soon stop in the middle of something. */
    static final long LEAST_FREE_MEGABYTES = 500;

    /**
     * The home the environment names.
     *
     * @return the home; its folders may not exist yet
     */
    public static Home fromEnvironment() {
        var folder = System.getenv("RINGBACK_HOME");
        if (folder == null) {
            throw new Halt("RINGBACK_HOME is not set: start this by ./ringback.");
        }
        return new Home(Path.of(folder).toAbsolutePath().normalize());
    }

    /** What runs: a copy of what was built, so that a build does not pull the files from under a running stack. */
    public Path app() {
        return folder.resolve("app");
    }

    /** Data of Kafka and PostgreSQL. */
    public Path data() {
        return folder.resolve("data");
    }

    /** One file per process. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** A process's log. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Pid files and ports. */
    public Path run() {
        return folder.resolve("run");
    }

    /** A process's pid file. */
    public PidFile pidFile(String process) {
        return new PidFile(run().resolve(process + ".pid"));
    }

    /** What a shell needs to talk to the running stack. */
    public Path stackEnv() {
        return folder.resolve("stack.env");
    }

    /** Keys that live as long as the data. */
    public Path secrets() {
        return folder.resolve("secrets.properties");
    }

    /** Settings for all services beside those they are given here, if somebody has put any. */
    public Path settings() {
        return folder.resolve("settings.properties");
    }

    /** Makes the folders, for their owner only. */
    public void prepare() {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (!Files.exists(folder)) {
                Files.createDirectory(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            for (Path inner : new Path[] {app(), data(), logs(), run()}) {
                Files.createDirectories(inner);
            }
        } catch (IOException e) {
            throw new Halt("The folder " + folder + " cannot be used: " + e + ".", e);
        }
    }

    /** Checks that the disk has room for a stack. */
    public void requireRoom() {
        try {
            requireRoom(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw new Halt("The disk of " + folder + " cannot be asked for room: " + e + ".", e);
        }
    }

    void requireRoom(long usableBytes) {
        long megabytes = usableBytes / (1024 * 1024);
        if (megabytes < LEAST_FREE_MEGABYTES) {
            throw new Halt("The disk of " + folder + " is nearly full (" + megabytes + " MB free): make room for "
                    + LEAST_FREE_MEGABYTES + " MB or set RINGBACK_HOME to a folder on another disk.");
        }
    }
}
