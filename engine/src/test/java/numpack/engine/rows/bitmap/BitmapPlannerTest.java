package numpack.engine.rows.bitmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BitmapPlannerTest {
    private static final RowSet NO_ROWS = RowSet.empty();

    @TempDir
    Path folder;

    /// What a file holds after a change; `file` is empty if there is none.
    private byte[] apply(byte[] file, BitmapChange change) throws IOException {
        return switch (change) {
            case BitmapChange.None _ -> file;
            case BitmapChange.Whole whole -> bytes(whole.image());
            case BitmapChange.Patches patches -> patched(file, patches.patches());
        };
    }

    private byte[] bytes(BitmapImage image) throws IOException {
        var path = folder.resolve("image");
        Files.deleteIfExists(path);
        try (var file = DurableFiles.unsynced().open(path, Opening.CREATE_NEW)) {
            image.writeTo(file);
        }
        return Files.readAllBytes(path);
    }

    private static byte[] patched(byte[] file, List<BytePatch> patches) {
        var bytes = file;
        for (var patch : patches) {
            int at = (int) patch.offset();
            assertArrayEquals(patch.before(), Arrays.copyOfRange(bytes, at, at + patch.before().length), "before image at " + at);
            assertTrue(patch.before().length == patch.after().length || at + patch.before().length == bytes.length, "grows at the end only");
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length, at + patch.after().length));
            System.arraycopy(patch.after(), 0, bytes, at, patch.after().length);
        }
        return bytes;
    }

    private static BitmapReading.Known read(byte[] file, long rows) {
        return file.length == 0 ? new BitmapReading.Known(LiveRows.all(rows), BitmapForm.ABSENT, List.of())
                : LiveRowsCodecTest.known(MemorySegment.ofArray(file), rows);
    }

    private static RowSet randomRows(Random random, int rows) {
        var set = RowSet.builder();
        for (int i = random.nextInt(8); i > 0 && rows > 0; i--) {
            int from = random.nextInt(rows);
            set.addRange(from, Math.min(rows, from + 1 + random.nextInt(1 << random.nextInt(12))));
        }
        return set.build();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void filesFollowTheRowsThroughManyChanges(long seed) throws IOException {
        var random = new Random(seed);
        int rows = random.nextInt(1 << random.nextInt(1, 14));
        var live = new BitSet();
        live.set(0, rows);
        var file = new byte[0];
        for (int step = 0; step < 25; step++) {
            var known = read(file, rows);
            int appended = random.nextInt(3) == 0 ? random.nextInt(150) : 0;
            var dropped = randomRows(random, rows + appended);
            var restored = randomRows(random, rows + appended).minus(dropped);
            var change = BitmapPlanner.plan(known.form(), known.rows(), dropped, restored, appended);
            live.set(rows, rows + appended);
            dropped.forEach(row -> live.clear((int) row));
            restored.forEach(row -> live.set((int) row));
            rows += appended;
            file = apply(file, change);

            var after = read(file, rows);
            assertEquals(List.of(), after.findings());
            for (int row = 0; row < rows; row++) {
                assertEquals(live.get(row), after.rows().isLive(row), "row " + row);
            }
        }
    }

    @Test
    void firstDropMakesTheFileThatNumPackMakes() throws IOException {
        var change = BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(10), RowSet.of(2, 5), NO_ROWS, 0);
        assertEquals("0a000000000000000200000000000000db03000000000000", HexFormat.of().formatHex(apply(new byte[0], change)));
    }

    @Test
    void appendKeepsDroppedRowsDropped() throws IOException {
        var file = HexFormat.of().parseHex("0a000000000000000200000000000000db03000000000000");
        var known = read(file, 10);
        var change = BitmapPlanner.plan(known.form(), known.rows(), NO_ROWS, NO_ROWS, 5);
        assertEquals("0f000000000000000200000000000000db7f000000000000", HexFormat.of().formatHex(apply(file, change)));
    }

    @Test
    void dropTouchesTheHeaderAndItsWordsOnly() throws IOException {
        var rows = LiveRows.of(MemorySegment.ofArray(words(1_000_000)), 1_000_000, 1_000_000);
        var form = new BitmapForm.Headered(1_000_000, 0, BitmapForm.Padding.CLEAN);
        var change = assertInstanceOf(BitmapChange.Patches.class, BitmapPlanner.plan(form, rows, RowSet.of(70, 71, 80_000, 999_999), NO_ROWS, 0));
        assertEquals(List.of(0L, 16 + 8L, 16 + 8L * 1250, 16 + 8L * 15624), change.patches().stream().map(BytePatch::offset).toList());
        assertEquals(List.of(16, 8, 8, 8), change.patches().stream().map(patch -> patch.after().length).toList());
    }

    @Test
    void wordsThatLieCloseAreOneWrite() throws IOException {
        var rows = LiveRows.of(MemorySegment.ofArray(words(64_000_000)), 64_000_000, 64_000_000);
        var form = new BitmapForm.Headered(64_000_000, 0, BitmapForm.Padding.CLEAN);
        var near = RowSet.builder();
        for (long i = 0; i < 1_000; i++) {
            near.add(1_000_000 + i * 3_000);
        }
        var change = assertInstanceOf(BitmapChange.Patches.class, BitmapPlanner.plan(form, rows, near.build(), NO_ROWS, 0));
        assertEquals(2, change.patches().size(), "the header and one stretch");
        var stretch = change.patches().getLast();
        assertEquals(1_000, flipped(stretch));
        assertEquals((999 * 3_000L / 64 + 1) * 8, stretch.after().length, 8);
    }

    /// How many bits differ.
    private static int flipped(BytePatch patch) {
        int bits = 0;
        for (int i = 0; i < patch.after().length; i++) {
            bits += Integer.bitCount((patch.before()[i] ^ patch.after()[i]) & 0xff);
        }
        return bits;
    }

    @Test
    void scatteredDropsAreOneWriteOrFewInsteadOfAThousand() throws IOException {
        var scattered = RowSet.of(new Random(1).longs(1_000, 0, 1_000_000).toArray());
        var rows = LiveRows.of(MemorySegment.ofArray(words(1_000_000)), 1_000_000, 1_000_000);
        var form = new BitmapForm.Headered(1_000_000, 0, BitmapForm.Padding.CLEAN);
        // Nine hundred words of sixteen thousand: the whole file is the cheapest single write.
        assertInstanceOf(BitmapChange.Whole.class, BitmapPlanner.plan(form, rows, scattered, NO_ROWS, 0));
    }

    @Test
    void joiningNeverMakesAJournalTooLong() throws IOException {
        int count = 2_000_000_000;
        var rows = LiveRows.of(MemorySegment.ofArray(words(count)), count, count);
        var form = new BitmapForm.Headered(count, 0, BitmapForm.Padding.CLEAN);
        var every = RowSet.builder();
        for (long row = 0; row < count; row += 30_000) {
            every.add(row);
        }
        var change = assertInstanceOf(BitmapChange.Patches.class, BitmapPlanner.plan(form, rows, every.build(), NO_ROWS, 0));
        long bytes = change.patches().stream().mapToLong(patch -> patch.before().length + patch.after().length).sum();
        assertTrue(bytes <= 8 << 20, bytes + " bytes in the journal");
        assertEquals(every.build().size(), change.patches().stream().skip(1).mapToLong(BitmapPlannerTest::flipped).sum());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWordsThatChangeAreFoundInRunsAndSingleRows(long seed) {
        var random = new Random(seed);
        int rows = 1 + random.nextInt(20_000);
        var live = new BitSet();
        live.set(0, rows);
        randomRows(random, rows).union(everyOther(random, rows)).forEach(row -> live.clear((int) row));
        var words = Arrays.copyOf(live.toLongArray(), (int) LiveRows.wordCount(rows));
        var saved = LiveRows.of(MemorySegment.ofArray(words), rows, rows);
        var dropped = randomRows(random, rows).union(everyOther(random, rows));
        var restored = randomRows(random, rows).union(everyOther(random, rows)).minus(dropped);
        var expected = RowSet.builder();
        dropped.forEach(row -> {
            if (live.get((int) row)) {
                expected.add(row / 64);
            }
        });
        restored.forEach(row -> {
            if (!live.get((int) row)) {
                expected.add(row / 64);
            }
        });
        assertEquals(expected.build(), TouchedWords.of(saved, dropped, restored, 0));
    }

    private static RowSet everyOther(Random random, int rows) {
        int start = random.nextInt(rows);
        int step = 2 + random.nextInt(100);
        return RowSet.of(new Slice(start, random.nextInt((rows - 1 - start) / step + 1), step));
    }

    @Test
    void dropOfDroppedRowsChangesNothing() throws IOException {
        var file = HexFormat.of().parseHex("0a000000000000000200000000000000db03000000000000");
        var known = read(file, 10);
        assertInstanceOf(BitmapChange.None.class, BitmapPlanner.plan(known.form(), known.rows(), RowSet.of(2, 5), RowSet.of(0, 1), 0));
        assertInstanceOf(BitmapChange.None.class, BitmapPlanner.plan(BitmapForm.ABSENT, LiveRows.all(10), NO_ROWS, NO_ROWS, 100));
    }

    @Test
    void wrongCountIsMadeRightByTheNextChange() throws IOException {
        var file = HexFormat.of().parseHex("0f000000000000000200000000000000ff7f000000000000");
        var known = read(file, 15);
        var change = BitmapPlanner.plan(known.form(), known.rows(), RowSet.of(0), NO_ROWS, 0);
        assertEquals("0f000000000000000100000000000000fe7f000000000000", HexFormat.of().formatHex(apply(file, change)));
    }

    @Test
    void headerlessAndPaddedFilesAreWrittenAnewWithAHeader() throws IOException {
        var headerless = apply(new byte[0], BitmapPlanner.plan(BitmapForm.HEADERLESS, LiveRows.all(128), RowSet.of(1), NO_ROWS, 0));
        assertEquals(LiveRowsCodec.sizeBytes(128), headerless.length);
        var padded = LiveRowsCodecTest.known(LiveRowsCodecTest.words(10, 2, -1L ^ 0b100100), 10);
        var change = assertInstanceOf(BitmapChange.Whole.class, BitmapPlanner.plan(padded.form(), padded.rows(), NO_ROWS, RowSet.of(2), 0));
        assertEquals("0a000000000000000100000000000000df03000000000000", HexFormat.of().formatHex(bytes(change.image())));
    }

    @Test
    void appendThatIsTakenBackLeavesTheBitmapAsItWas() throws IOException {
        var before = HexFormat.of().parseHex("0a000000000000000200000000000000db03000000000000");
        var known = read(before, 10);
        var after = apply(before, BitmapPlanner.plan(known.form(), known.rows(), NO_ROWS, NO_ROWS, 500));
        var longer = read(after, 510);
        assertArrayEquals(before, apply(after, BitmapPlanner.rewrite(longer.rows().firstRows(10))));
    }

    @Test
    void longAppendIsWrittenAnewAndStreams() throws IOException {
        var form = new BitmapForm.Headered(10, 1, BitmapForm.Padding.CLEAN);
        var saved = LiveRows.of(LiveRowsCodecTest.words(0b11_1111_1110), 10, 10);
        var change = assertInstanceOf(BitmapChange.Whole.class, BitmapPlanner.plan(form, saved, NO_ROWS, NO_ROWS, 400_000_000));
        var path = folder.resolve("bitmap");
        try (var file = DurableFiles.unsynced().open(path, Opening.CREATE_NEW)) {
            change.image().writeTo(file);
        }
        assertEquals(change.image().sizeBytes(), Files.size(path));
        var known = LiveRowsCodecTest.known(MemorySegment.ofArray(Files.readAllBytes(path)), 400_000_010);
        assertEquals(List.of(), known.findings());
        assertEquals(1, known.rows().droppedCount());
    }

    private static long[] words(int rows) {
        var words = new long[rows / 64];
        Arrays.fill(words, -1);
        return words;
    }
}
