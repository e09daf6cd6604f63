package numpack.blackbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import numpack.blackbox.FaultScript.Row;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.draft.Draft;
import numpack.engine.error.Verdict;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;

/// Starts a process that edits, saves and compacts, kills it, and looks what the next one finds.
public final class FaultRun {
    private static final long SYNCED_WITHIN_NANOS = 200_000_000;
    private static final int MAX_MILLIS = 700;
    private static final String NUMPACK_APPENDS = """
            import sys, numpy, numpack
            with numpack.NumPack(sys.argv[1]) as pack:
                pack.append({sys.argv[2]: numpy.array([[int(word) for word in sys.argv[3:]]], dtype="int64")})
            """;

    private final long seed;
    private final Random random;
    private final Path pack;
    private final Path logs;
    private long lastDone = -1;
    private long lastSynced = -1;
    private long lastBegun = -1;

    private FaultRun(long seed, Path folder) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pack = folder.resolve("killed.npk");
        this.logs = folder.resolve("logs");
    }

    /// What one kill came to.
    ///
    /// @param itemsDone    how many items the process had done
    /// @param isMidCommit  whether it was killed within a save or a compaction
    /// @param isAppendedTo whether NumPack could append a row before anyone of ours looked
    /// @param tornRows     rows whose check sum is wrong
    /// @param savesLost    saves that were reported and are not there
    /// @param editsLost    edits that were reported more than 200 ms before and are not there
    /// @param trouble      what else is not as it must be; empty if nothing
    public record Outcome(long itemsDone, boolean isMidCommit, boolean isAppendedTo, int tornRows, int savesLost, int editsLost, String trouble) {
        public boolean isGood() {
            return tornRows == 0 && savesLost == 0 && editsLost == 0 && trouble.isEmpty();
        }
    }

    /// One kill.
    ///
    /// @param folder       empty, the caller's to delete
    /// @param interpreter  a Python whose NumPack appends a row between the kill and the look; empty for none
    public static Outcome once(long seed, Path folder, Optional<String> interpreter) throws IOException, InterruptedException {
        var run = new FaultRun(seed, folder);
        run.makePack();
        run.workAndKill();
        boolean isAppended = interpreter.isPresent() && run.appendByNumPack(interpreter.get());
        return run.look(isAppended);
    }

    private void makePack() throws IOException {
        Files.createDirectory(logs);
        try (var made = Pack.create(pack, FaultChild.options())) {
            for (var array : new FaultScript(seed).state().entrySet()) {
                PackArrays.of(made).save(array.getKey(), FaultScript.elements(array.getValue()));
            }
        }
    }

    private void workAndKill() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
                "-cp", classPath(), FaultChild.class.getName(), pack.toString(), logs.toString(), String.valueOf(seed))
                .redirectError(pack.resolveSibling("errors.txt").toFile()).start();
        var times = new ArrayList<Long>();
        try (var words = process.inputReader(StandardCharsets.UTF_8)) {
            if (!follow(words.readLine(), times)) {
                throw new IOException("the child did nothing: " + Files.readString(pack.resolveSibling("errors.txt")));
            }
            var killer = Thread.ofPlatform().start(() -> killAfter(process, random.nextInt(MAX_MILLIS)));
            readAll(words, times);
            killer.join();
        }
        process.waitFor();
        var errors = Files.readString(pack.resolveSibling("errors.txt"));
        if (!errors.isEmpty()) {
            throw new IOException("seed %d: the child failed by itself: %s".formatted(seed, errors));
        }
        long killed = times.removeLast();
        for (int i = 0; i < times.size() && times.get(i) < killed - SYNCED_WITHIN_NANOS; i++) {
            lastSynced = i;
        }
    }

    private void readAll(BufferedReader words, List<Long> times) throws IOException {
        var line = words.readLine();
        while (follow(line, times)) {
            line = words.readLine();
        }
        times.add(System.nanoTime());
    }

    private boolean follow(String line, List<Long> times) {
        if (line == null) {
            return false;
        }
        var words = line.split(" ");
        if (words[0].equals(FaultChild.BEGUN)) {
            lastBegun++;
        } else {
            lastDone++;
            times.add(System.nanoTime());
        }
        return true;
    }

    private static void killAfter(Process process, long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The process's own method would close what it said and nobody has read yet.
        process.toHandle().destroyForcibly();
    }

    private boolean appendByNumPack(String interpreter) throws IOException, InterruptedException {
        var row = Row.of(1, 1L << 40, seed);
        var command = new ArrayList<>(List.of(interpreter, "-c", NUMPACK_APPENDS, pack.toString(), FaultScript.KEPT));
        row.values().forEach(value -> command.add(String.valueOf(value)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(pack.resolveSibling("numpack.txt").toFile()).start();
        return process.waitFor() == 0;
    }

    private Outcome look(boolean isAppended) throws IOException {
        var packStates = new ArrayList<Map<String, List<Row>>>();
        var draftStates = new ArrayList<Map<String, List<Row>>>();
        boolean isMidCommit = followScript(packStates, draftStates);
        try (var opened = Pack.open(pack, FaultChild.options())) {
            var found = rowsOf(opened);
            int torn = (int) found.values().stream().flatMap(List::stream).filter(row -> !row.isWhole()).count();
            var trouble = !isAppended && opened.verdict() != Verdict.OPENS ? opened.findings().toString() : "";
            int savesLost = packStates.stream().anyMatch(state -> isFound(state, found, isAppended)) ? 0 : 1;
            int editsLost = isAppended || opened.readOnlyReason().isPresent() ? 0 : editsLost(opened, draftStates);
            return new Outcome(lastDone + 1, isMidCommit, isAppended, torn, savesLost, editsLost, trouble);
        }
    }

    /// Puts what the pack may hold into one list, and what the draft may show into the other.
    ///
    /// @return whether a commit had begun and not ended
    private boolean followScript(List<Map<String, List<Row>>> packStates, List<Map<String, List<Row>>> draftStates) {
        var script = new FaultScript(seed);
        var saved = script.state();
        boolean isMidCommit = false;
        long commits = -1;
        if (lastSynced < 0) {
            draftStates.add(saved);
        }
        for (long i = 0; i <= lastDone + 1; i++) {
            var item = script.next();
            if (item.kind().isCommit()) {
                commits++;
                if (i <= lastDone) {
                    saved = script.state();
                    draftStates.clear();
                } else if (commits <= lastBegun) {
                    isMidCommit = true;
                    packStates.add(script.state());
                }
            }
            if (i >= lastSynced) {
                draftStates.add(script.state());
            }
        }
        packStates.add(saved);
        return isMidCommit;
    }

    private static boolean isFound(Map<String, List<Row>> state, Map<String, List<Row>> found, boolean isAppended) {
        if (!isAppended) {
            return state.equals(found);
        }
        // NumPack's row stands behind ours.
        var kept = state.get(FaultScript.KEPT);
        return state.get(FaultScript.DROPPED_FROM).equals(found.get(FaultScript.DROPPED_FROM))
                && found.get(FaultScript.KEPT).size() == kept.size() + 1 && found.get(FaultScript.KEPT).subList(0, kept.size()).equals(kept);
    }

    private int editsLost(Pack opened, List<Map<String, List<Row>>> draftStates) throws IOException {
        try (var draft = Draft.open(opened, logs)) {
            var found = new HashMap<String, List<Row>>();
            for (var array : draft.snapshot().arrays()) {
                found.put(array.name(), rows(array.physicalSource(), array::isLive));
            }
            return draftStates.contains(found) ? 0 : 1;
        }
    }

    private static Map<String, List<Row>> rowsOf(Pack opened) throws IOException {
        var found = new HashMap<String, List<Row>>();
        for (var array : opened.arrays()) {
            found.put(array.name(), rows(array.physicalSource(), array::isLive));
        }
        return found;
    }

    private static List<Row> rows(LazySource source, LongPredicate isLive) throws IOException {
        var elements = NdArray.allocate(source.dtype(), source.shape());
        source.read(Box.all(source.shape()), elements.segment());
        var numbers = elements.toLongArray();
        int width = (int) FaultScript.ROW.rowCount();
        var rows = new ArrayList<Row>();
        for (int row = 0; row < source.shape().rowCount(); row++) {
            int at = row * width;
            rows.add(new Row(List.of(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3]), isLive.test(row)));
        }
        return rows;
    }

    /// The classes of this program alone: what it is started with may hold much more.
    private static String classPath() {
        var modules = System.getProperty("jdk.module.path", "");
        var target = Path.of("target").toAbsolutePath();
        return String.join(File.pathSeparator, List.of(target.resolve("classes").toString(), target.resolve("test-classes").toString(),
                modules, System.getProperty("java.class.path", "")));
    }
}
