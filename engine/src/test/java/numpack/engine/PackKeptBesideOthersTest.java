package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import numpack.engine.change.Durability;
import numpack.engine.error.PackLockedException;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.EntryCodec;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.journal.record.JournalCodec;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.PowerLossFiles;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.storage.lock.PackLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others do to a pack while records of small durable commits are kept: their work stays, and ours survives a power loss.
class PackKeptBesideOthersTest {
    /// Small seeds of [Random] all draw alike at first.
    private static final long MIXED = 0x9E3779B97F4A7C15L;

    @TempDir
    Path temp;
    private Path start;
    private int n;

    @BeforeEach
    void make() throws IOException {
        start = temp.resolve("start.npk");
        try (var pack = Pack.create(start, PackOptions.standard())) {
            PackArrays.of(pack).save("a", NdArrays.wrap(new int[1000], 1000));
            PackArrays.of(pack).save("b", NdArrays.wrap(new int[2000], 2000));
        }
    }

    private static void replace(Pack pack, String name, long from, int... values) throws IOException {
        var rows = new long[values.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        PackArrays.of(pack).replace(name, rows, NdArrays.wrap(values, values.length));
    }

    private static void append(Pack pack, String name, int... values) throws IOException {
        PackArrays.of(pack).append(name, NdArrays.wrap(values, values.length));
    }

    private Path copy(String name) throws IOException {
        var to = temp.resolve(name);
        try (var all = Files.walk(start)) {
            for (var path : all.toList()) {
                Files.copy(path, to.resolve(start.relativize(path)));
            }
        }
        return to;
    }

    private PowerLossFiles disk(Path folder) throws IOException {
        return new PowerLossFiles(folder, Files.createDirectories(temp.resolve("links-" + n++)));
    }

    private static HookedFiles untilOff(DurableFiles disk, AtomicBoolean isOff) {
        return new HookedFiles(disk, (_, path) -> {
            if (isOff.get()) {
                throw new IOException("no power: " + path);
            }
        });
    }

    private static void writeOutside(Path folder, long row, int value) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(PackLayout.dataFile("a")), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value), row * Integer.BYTES);
        }
    }

    private static long[] a(Pack pack) throws IOException {
        return PackArrays.of(pack).load("a").toLongArray();
    }

    private interface Work {
        void on(Pack pack) throws IOException;
    }

    private void killedAfter(Path folder, DurableFiles disk, Work work) throws IOException {
        var isDead = new AtomicBoolean();
        try (var pack = Pack.open(folder, PackOptions.standard(), untilOff(disk, isDead))) {
            work.on(pack);
            isDead.set(true);
        }
    }

    @Test
    void anAppendedRowThatAnotherProgramReplacedStaysSo() throws IOException {
        var folder = copy("f1a");
        killedAfter(folder, DurableFiles.synced(), pack -> append(pack, "a", 7, 8));
        writeOutside(folder, 1000, 555);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(555, a(pack)[1000]);
        }
    }

    @Test
    void aRowThatAnotherProgramPutBackStaysSo() throws IOException {
        var folder = copy("f1b");
        killedAfter(folder, DurableFiles.synced(), pack -> replace(pack, "a", 3, 100, 101, 102));
        writeOutside(folder, 4, 0);
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(0, a(pack)[4]);
        }
    }

    @Test
    void aSecondPackOpenedBesideALivingOneWritesNothingOver() throws IOException {
        var folder = copy("f1c");
        try (var pack = Pack.open(folder, PackOptions.standard().withDurability(Durability.DURABLE))) {
            append(pack, "a", 7, 8);
            writeOutside(folder, 1000, 555);
            try (var other = Pack.open(folder, PackOptions.standard())) {
                assertEquals(555, a(other)[1000]);
            }
        }
    }

    @Test
    void aReaderBesideALivingWriterShowsWhatIsThere() throws IOException {
        var folder = copy("f1d");
        try (var pack = Pack.open(folder, PackOptions.standard().withDurability(Durability.DURABLE))) {
            append(pack, "a", 7, 8);
            writeOutside(folder, 1000, 555);
            try (var other = Pack.open(folder, PackOptions.readOnly())) {
                assertEquals(555, a(other)[1000]);
            }
        }
    }

    @Test
    void filesThatWereRestoredFromABackupStaySo() throws IOException {
        var folder = copy("f1e");
        killedAfter(folder, DurableFiles.synced(), pack -> replace(pack, "a", 3, 100, 101, 102));
        for (var name : new String[] {PackLayout.dataFile("a"), PackLayout.MANIFEST}) {
            Files.write(folder.resolve(name), Files.readAllBytes(start.resolve(name)));
        }
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(0, a(pack)[4]);
        }
    }

    @Test
    void rowsWrittenAfterAnothersCheckpointAreSafeUnderOurCommit() throws IOException {
        int lost = 0;
        for (long seed = 0; seed < 20; seed++) {
            var folder = copy("f2-" + seed);
            var disk = disk(folder);
            var isOff = new AtomicBoolean();
            var log = FailingFiles.counting(disk);
            try (var one = Pack.open(folder, PackOptions.standard(), untilOff(log, isOff))) {
                replace(one, "a", 3, 100);
                
                try (var other = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
                    assertEquals(100, a(other)[3]);
                }
                writeOutside(folder, 700, 555);
                one.reload();
                int before = log.calls().size();
                replace(one, "a", 700, 600);
                
                isOff.set(true);
            }
            disk.losePower(new Random(seed * MIXED));
            var raw = ByteBuffer.wrap(Files.readAllBytes(Files.exists(folder.resolve("data_a.npkd")) ? folder.resolve("data_a.npkd") : parked(folder))).order(ByteOrder.LITTLE_ENDIAN).getInt(2800);
            try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
                
                if (!pack.findings().isEmpty() || a(pack)[700] != 600) {
                    lost++;
                }
            }
        }
        assertEquals(0, lost, "durable commits lost");
    }

    private static Path parked(Path folder) throws IOException {
        try (var all = Files.list(folder.resolve(".workbench"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("parked-")).findFirst().orElseThrow();
        }
    }

    private static void rewriteManifest(Path folder, DurableFiles files, boolean isSwapped, boolean isSynced) throws IOException {
        var path = folder.resolve(PackLayout.MANIFEST);
        var bytes = Files.readAllBytes(path);
        if (isSwapped) {
            var manifest = ManifestCodec.decode(folder, bytes).manifest();
            var out = ByteBuffer.allocate(bytes.length).put(bytes, 0, 20);
            var ab = new byte[][] {EntryCodec.encode(manifest.find("a").orElseThrow()), EntryCodec.encode(manifest.find("b").orElseThrow())};
            boolean isFirst = Arrays.equals(bytes, 20, 20 + ab[0].length, ab[0], 0, ab[0].length);
            out.put(ab[isFirst ? 1 : 0]).put(ab[isFirst ? 0 : 1]);
            bytes = out.array();
        }
        var tmp = folder.resolve("metadata.npkm.tmp.1");
        try (var file = files.open(tmp, Opening.CREATE_NEW)) {
            file.write(0, ByteBuffer.wrap(bytes));
            if (isSynced) {
                file.force();
            }
        }
        files.rename(tmp, path);
        if (isSynced) {
            files.syncDirectory(folder);
        }
    }

    @Test
    void aCommitAfterAnotherProgramRewroteTheManifestIsSafe() throws IOException {
        for (boolean isSwapped : new boolean[] {false, true}) {
            int lost = 0;
            for (long seed = 0; seed < 20; seed++) {
                var folder = copy("f3-" + isSwapped + seed);
                var disk = disk(folder);
                var isOff = new AtomicBoolean();
                try (var one = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
                    replace(one, "a", 3, 100);
                    rewriteManifest(folder, disk.unsynced(), isSwapped, false);
                    replace(one, "a", 700, 600);
                    isOff.set(true);
                }
                disk.losePower(new Random(seed * MIXED));
                try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
                    if (!pack.findings().isEmpty() || a(pack)[700] != 600) {
                        lost++;
                    }
                } catch (RuntimeException | IOException unreadable) {
                    lost++;
                }
            }
            n += lost > 0 ? 1_000_000 : 0;
        }
        assertTrue(n < 1_000_000);
    }

    @Test
    void aManifestRewrittenDuringTheCommit() throws IOException {
        int lost = 0;
        for (long seed = 0; seed < 20; seed++) {
            var folder = copy("f4-" + seed);
            var disk = disk(folder);
            var isOff = new AtomicBoolean();
            var isArmed = new AtomicBoolean();
            var files = new HookedFiles(disk, (call, path) -> {
                if (isOff.get()) {
                    throw new IOException("no power: " + path);
                }
                if (call == HookedFiles.Call.RENAME && path.getFileName().toString().startsWith("parked-") && isArmed.getAndSet(false)) {
                    rewriteManifest(folder, disk, true, true);
                }
            });
            try (var one = Pack.open(folder, PackOptions.standard(), files)) {
                isArmed.set(true);
                replace(one, "a", 700, 600);
                isOff.set(true);
            }
            disk.losePower(new Random(seed * MIXED));
            try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
                if (!pack.findings().isEmpty() || a(pack)[700] != 600) {
                    lost++;
                }
            }
        }
        assertEquals(0, lost);
    }

    @Test
    void anOlderProgramStillFindsARecordThatItRefuses() throws IOException {
        var folder = copy("f5");
        var journal = folder.resolve(".workbench/journal");
        killedAfter(folder, DurableFiles.synced(), pack -> {
            replace(pack, "a", 3, 1);
            replace(pack, "a", 3, 2);
            replace(pack, "a", 3, 3);
        });
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(3, a(pack)[3]);
        }
        var header = JournalCodec.header(ByteBuffer.wrap(Files.readAllBytes(journal), 4096, JournalCodec.HEADER).slice()).orElseThrow();
        assertEquals(JournalCodec.VERSION, header.version());
    }

    @Test
    void aPowerLossInTheRecoveryAndAgainTakesNothing() throws IOException {
        int bad = 0;
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed * MIXED);
            var folder = copy("fz-" + seed);
            var disk = disk(folder);
            killedAfter(folder, disk, pack -> {
                replace(pack, "a", 3, 1, 1);
                append(pack, "a", 1);
                replace(pack, "a", 3, 2, 2);
                append(pack, "b", 1);
                replace(pack, "a", 3, 3, 3);
            });
            disk.losePower(random);
            for (int round = 0; round < 2; round++) {
                var again = disk(folder);
                var failing = FailingFiles.dyingAt(again, random.nextInt(14));
                try (var pack = Pack.open(folder, PackOptions.standard(), failing)) {
                    if (!failing.calls().isEmpty()) {
                        failing.count();
                    }
                    // It may be shown from memory.
                    assertEquals(3, a(pack)[3]);
                } catch (IOException dead) {
                    // as expected
                }
                again.losePower(random);
            }
            var third = disk(folder);
            String when = "seed " + seed;
            try {
                killedAfter(folder, third, pack -> {
                    assertEquals(3, a(pack)[3], when);
                    assertEquals(3, a(pack)[4], when);
                    assertEquals(1001, a(pack).length, when);
                    replace(pack, "a", 3, 4, 4);
                });
                if (random.nextBoolean()) {
                    third.losePower(random);
                }
                try (var pack = Pack.open(folder, PackOptions.standard(), third)) {
                    assertEquals(4, a(pack)[3], when);
                    assertEquals(4, a(pack)[4], when);
                    assertEquals(1001, a(pack).length, when);
                }
            } catch (AssertionError | IOException | RuntimeException e) {
                bad++;
            }
        }
        assertEquals(0, bad);
    }

    @Test
    void anAppendedRowThatAnotherProgramReplacedIsNotWrittenOverInSilenceAfterARestart() throws IOException {
        var folder = copy("f1f");
        killedAfter(folder, disk(folder), pack -> append(pack, "a", 7, 8));
        writeOutside(folder, 1000, 555);
        // disk() has another run
        try (var pack = Pack.open(folder, PackOptions.standard(), disk(folder))) {
            assertTrue(a(pack)[1000] == 555 || !pack.findings().isEmpty(), "written over without a word");
        }
    }

    @Test
    void aCommitAfterAnOutsideWriteIntoAnotherArrayOfTheEpoch() throws IOException {
        int lost = 0;
        for (long seed = 0; seed < 20; seed++) {
            var folder = copy("f3b-" + seed);
            var disk = disk(folder);
            var isOff = new AtomicBoolean();
            try (var one = Pack.open(folder, PackOptions.standard(), untilOff(disk, isOff))) {
                replace(one, "a", 3, 100);
                writeOutside(folder, 3, 555);
                replace(one, "b", 700, 600);
                isOff.set(true);
            }
            disk.losePower(new Random(seed * MIXED));
            try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
                long found = PackArrays.of(pack).load("b").toLongArray()[700];
                if (found != 600) {
                    lost++;
                }
            }
        }
        assertEquals(0, lost);
    }

    @Test
    void aReaderWaitsForARecoveryThatHasNotBegun() throws IOException {
        var folder = copy("f8");
        var files = disk(folder);
        killedAfter(folder, files, pack -> replace(pack, "a", 3, 100, 101));
        // A power loss took one of the two rows.
        writeOutside(folder, 4, 0);
        var next = disk(folder);
        var patient = PackOptions.standard().withLockWait(Duration.ofMillis(10));
        try (var lock = PackLock.of(folder, next); var held = lock.lock(Duration.ofSeconds(1))) {
            assertTrue(held.isWritable());
            assertThrows(PackLockedException.class, () -> Pack.open(folder, patient, next).close());
        }
        try (var pack = Pack.open(folder, patient, next)) {
            assertEquals(101, a(pack)[4]);
        }
    }

    @ParameterizedTest(name = "opened again: {0}")
    @ValueSource(booleans = {false, true})
    void whatASyncFailedToWriteIsWrittenAgain(boolean isOpenedAgain) throws IOException {
        var folder = copy("failed.npk");
        var disk = disk(folder);
        var isOff = new AtomicBoolean();
        var isArmed = new AtomicBoolean();
        var failures = new AtomicInteger(isOpenedAgain ? 2 : 1);
        var files = new HookedFiles(disk, (_, path) -> {
            if (isOff.get()) {
                throw new IOException("no power: " + path);
            }
        }) {
            @Override
            public DurableFiles reaching() {
                return this;
            }

            @Override
            public WritableFile open(Path file, Opening opening) throws IOException {
                var open = super.open(file, opening);
                if (!isArmed.get() || !file.endsWith("data_a.npkd")) {
                    return open;
                }
                return new WritableFile() {
                    private boolean isDirty;

                    @Override
                    public long length() throws IOException {
                        return open.length();
                    }

                    @Override
                    public void write(long offset, ByteBuffer source) throws IOException {
                        isDirty = true;
                        open.write(offset, source);
                    }

                    @Override
                    public void write(long offset, MemorySegment source) throws IOException {
                        open.write(offset, source);
                    }

                    @Override
                    public void setLength(long length) throws IOException {
                        open.setLength(length);
                    }

                    @Override
                    public void copyFrom(ReadFile source, long sourceOffset, long offset, long length,
                            LongConsumer copied) throws IOException {
                        open.copyFrom(source, sourceOffset, offset, length, copied);
                    }

                    @Override
                    public void force() throws IOException {
                        if (failures.getAndDecrement() > 0) {
                            isDirty = false;
                            throw new IOException("Input/output error");
                        }
                        // What was not written since is taken for clean.
                        if (isDirty) {
                            open.force();
                        }
                    }

                    @Override
                    public void close() throws IOException {
                        open.close();
                    }
                };
            }
        };
        try (var one = Pack.open(folder, PackOptions.standard(), files)) {
            replace(one, "a", 3, 100);
            isArmed.set(true);
            assertThrows(IOException.class, one::checkpoint);
            if (!isOpenedAgain) {
                one.checkpoint();
                isOff.set(true);
            }
        }
        if (isOpenedAgain) {
            try (var again = Pack.open(folder, PackOptions.standard(), files)) {
                assertEquals(100, a(again)[3]);
                isOff.set(true);
            }
        }
        boolean isLost = false;
        disk.losePower(new Random(3 * MIXED));
        try (var pack = Pack.open(folder, PackOptions.standard(), disk)) {
            isLost = a(pack)[3] != 100;
        }
        assertFalse(isLost);
    }

    @Test
    void aFailedCheckpointAfterADoneCommitIsNoFailedCommit() throws IOException {
        var folder = copy("f10");
        var isArmed = new AtomicBoolean();
        var isRewritten = new AtomicBoolean();
        var files = new HookedFiles(DurableFiles.synced(), (call, path) -> {
            if (call == HookedFiles.Call.RENAME && path.getFileName().toString().startsWith("parked-") && isArmed.getAndSet(false)) {
                // Another program saves a longer manifest in this moment: it cannot be written over in its place.
                var manifest = folder.resolve(PackLayout.MANIFEST);
                var bytes = Files.readAllBytes(manifest);
                Files.write(manifest, Arrays.copyOf(bytes, bytes.length + 1));
                isRewritten.set(true);
            }
            if (call == HookedFiles.Call.OPEN && path.endsWith("data_a.npkd") && isRewritten.getAndSet(false)) {
                throw new IOException("full");
            }
        });
        try (var one = Pack.open(folder, PackOptions.standard(), files)) {
            isArmed.set(true);
            Exception failure = null;
            try {
                replace(one, "a", 3, 100);
            } catch (IOException e) {
                failure = e;
            }
            assertTrue(failure == null || a(one)[3] == 0, "failed, and is there");
        }
    }
}
