package io.ringback.proof.bench;

import io.ringback.local.process.Home;
import io.ringback.local.process.RunningProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernel knows of the stack's processes (proc(5)), by their names. PostgreSQL is its whole family.
 *
 * @param home whose processes
 */
record ProcessTable(Home home) {
    private static final String POSTGRES = "postgres";
    private static final Path PROC = Path.of("/proc");

    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private static final long KILOBYTES_PER_MEGABYTE = 1024;

    /** CPU time used since their start, in milliseconds. */
    Map<String, Long> cpuMillis() {
        var millis = new TreeMap<String, Long>();
        members()
                .forEach((name, pids) -> millis.put(
                        name, pids.stream().mapToLong(ProcessTable::ticks).sum() * MILLIS_PER_TICK));
        return millis;
    }

    /** What the compilers of the JVM used of it: it fades once all that is hot is compiled. */
    Map<String, Long> compilerMillis() {
        var millis = new TreeMap<String, Long>();
        members()
                .forEach((name, pids) -> millis.put(
                        name,
                        pids.stream().mapToLong(ProcessTable::compilerTicks).sum() * MILLIS_PER_TICK));
        return millis;
    }

    /** Memory that is really there now, shared pages counted once a process. */
    Map<String, Double> residentMegabytes() {
        var megabytes = new TreeMap<String, Double>();
        members()
                .forEach((name, pids) -> megabytes.put(
                        name,
                        pids.stream()
                                        .mapToLong(ProcessTable::proportionalKilobytes)
                                        .sum()
                                / (double) KILOBYTES_PER_MEGABYTE));
        return megabytes;
    }

    private Map<String, List<Long>> members() {
        var members = new TreeMap<String, List<Long>>();
        RunningProcesses.of(home).forEach((name, process) -> members.put(name, List.of(process.pid())));
        if (members.containsKey(POSTGRES)) {
            members.put(POSTGRES, postgres(members.get(POSTGRES).getFirst()));
        }
        return members;
    }

    /** Its holder, a JVM that sleeps, its postmaster and a process for each session. */
    private List<Long> postgres(long holder) {
        var family = new ArrayList<>(List.of(holder));
        var file = home.data().resolve(POSTGRES).resolve("postmaster.pid");
        var postmaster = lines(file).getFirst().strip();
        family.add(Long.parseLong(postmaster));
        ProcessHandle.of(Long.parseLong(postmaster)).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .forEach(family::add);
        return family;
    }

    /** Own time, and that of children which have ended, as sessions do. */
    private static long ticks(long pid) {
        var fields = statistics(PROC.resolve(Long.toString(pid)).resolve("stat"));
        return fields.isEmpty() ? 0 : number(fields, 11) + number(fields, 12) + number(fields, 13) + number(fields, 14);
    }

    private static long compilerTicks(long pid) {
        var tasks = PROC.resolve(Long.toString(pid)).resolve("task");
        long ticks = 0;
        try (var threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                var name = lines(thread.resolve("comm"));
                if (!name.isEmpty() && name.getFirst().matches("C[12] Compiler.*")) {
                    var fields = statistics(thread.resolve("stat"));
                    ticks += fields.isEmpty() ? 0 : number(fields, 11) + number(fields, 12);
                }
            }
        } catch (IOException e) {
            // It has ended meanwhile.
            return ticks;
        }
        return ticks;
    }

    private static long proportionalKilobytes(long pid) {
        return lines(PROC.resolve(Long.toString(pid)).resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /** The fields behind the name, which may hold anything. */
    private static List<String> statistics(Path file) {
        var lines = lines(file);
        if (lines.isEmpty()) {
            return List.of();
        }
        var line = lines.getFirst();
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
    }

    private static long number(List<String> fields, int index) {
        return Long.parseLong(fields.get(index));
    }

    /** Nothing if it has ended meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            if (file.startsWith(PROC)) {
                return List.of();
            }
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
