package numpack.engine.rows.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.rows.bitmap.BitmapChange;
import numpack.engine.rows.bitmap.BitmapForm;
import numpack.engine.rows.bitmap.BitmapPlanner;
import numpack.engine.rows.bitmap.BitmapReading;
import numpack.engine.rows.bitmap.LiveRowsCodec;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.file.CountedReads;
import numpack.engine.storage.file.OpenFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagedWordsTest {
    /// A bitmap that does not fit the pages that are kept.
    private static final long LONG_ROWS = 50_000_003L;

    @TempDir
    Path folder;
    private final CountedReads reads = new CountedReads();
    private OpenFiles files;
    private Path path;

    @BeforeEach
    void openFiles() {
        files = reads.open(folder);
        path = folder.resolve("deleted_x.npkb");
    }

    @AfterEach
    void closeFiles() throws IOException {
        files.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private static long[] headered(long[] words, long rows) {
        var all = new long[words.length + 2];
        System.arraycopy(words, 0, all, 2, words.length);
        all[0] = rows;
        all[1] = rows - Arrays.stream(words).map(Long::bitCount).sum();
        return all;
    }

    private void write(long[] words) throws IOException {
        var bytes = ByteBuffer.allocate(words.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        Files.write(path, bytes.array());
    }

    private void apply(BitmapChange.Patches change) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (var patch : change.patches()) {
                file.write(ByteBuffer.wrap(patch.after()), patch.offset());
            }
        }
    }

    /// Rows of which most are live, some in long stretches not.
    private static long[] randomWords(Random random, long rows) {
        var words = new long[(int) LiveRows.wordCount(rows)];
        Arrays.fill(words, -1);
        for (int i = 0; i < 2_000; i++) {
            words[random.nextInt(words.length)] = random.nextLong();
        }
        int from = random.nextInt(words.length);
        Arrays.fill(words, from, Math.min(words.length, from + 10_000), 0);
        words[words.length - 1] &= rows % 64 == 0 ? -1 : (1L << rows) - 1;
        return words;
    }

    private LiveRows paged(long rows) {
        return LiveRows.of(PagedWords.of(files.file(path), LiveRows.wordCount(rows) + 2).from(2), rows, rows);
    }

    private static LiveRows held(long[] words, long rows) {
        return LiveRows.of(MemorySegment.ofArray(words), rows, rows);
    }

    @Test
    void longBitmapReadsAsItWouldInMemory() throws IOException {
        var random = new Random(5);
        var words = randomWords(random, LONG_ROWS);
        write(headered(words, LONG_ROWS));
        assertTrue(Files.size(path) > PagedWords.KEPT_BYTES);
        var known = (BitmapReading.Known) LiveRowsCodec.read(files.file(path), "deleted_x.npkb", "x", LONG_ROWS);
        assertEquals(List.of(), known.findings());
        var expected = held(words, LONG_ROWS);
        var rows = known.rows();
        for (int i = 0; i < 20_000; i++) {
            long row = random.nextLong(LONG_ROWS);
            assertEquals(expected.isLive(row), rows.isLive(row));
            assertEquals(expected.rank(row), rows.rank(row));
            assertEquals(expected.nextLive(row), rows.nextLive(row));
            assertEquals(expected.nextDropped(row), rows.nextDropped(row));
            long logical = random.nextLong(expected.liveCount());
            assertEquals(expected.select(logical), rows.select(logical));
        }
        assertEquals(expected, rows);
    }

    @Test
    void longBitmapIsReadOnceToCountAndThenByPage() throws IOException {
        write(headered(randomWords(new Random(6), LONG_ROWS), LONG_ROWS));
        var known = (BitmapReading.Known) LiveRowsCodec.read(files.file(path), "deleted_x.npkb", "x", LONG_ROWS);
        assertTrue(reads.take(path) < Files.size(path) + 3 * 4096, "one pass, the header and the last word");
        known.rows().rank(LONG_ROWS / 2);
        assertEquals(4096, reads.take(path));
        known.rows().select(known.rows().rank(LONG_ROWS / 2));
        assertEquals(0, reads.take(path), "the page is kept");
    }

    @Test
    void rankAndSelectLookAtNoMoreWordsOfFourBillionRowsThanOfAThousand() {
        assertEquals(wordsLookedAt(1_000), wordsLookedAt(4_000_000_000L));
    }

    /// Words that are asked for when a window of the last rows is found; every 500th row is dropped.
    private static long wordsLookedAt(long rows) {
        var counting = new BitmapWords() {
            private long asked;

            @Override
            public long get(long index) {
                asked++;
                return wordAt(index);
            }

            @Override
            public void read(long first, ByteBuffer into) {
                for (int i = 0; i < into.remaining() / 8; i++) {
                    into.putLong(8 * i, wordAt(first + i));
                }
            }

            private static long wordAt(long index) {
                return index % 8 == 0 ? -2 : -1;
            }

            @Override
            public BitmapWords from(long first) {
                throw new AssertionError("words without a header");
            }

            @Override
            public RuntimeException changed() {
                return new IllegalStateException("nobody changes them");
            }
        };
        var map = RowMap.of(LiveRows.of(counting, rows, rows));
        counting.asked = 0;
        // As far from the start of their block in both, for a rank counts from there.
        long first = map.rank(rows - rows % BlockCounts.ROWS + 100);
        var found = new ArrayList<Long>();
        map.forEachPhysicalRun(first, 20, (row, count) -> LongStream.range(row, row + count).forEach(found::add));
        assertEquals(20, found.size());
        return counting.asked;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsStayWhatTheyWereThroughCommitsInPlace(long seed) throws IOException {
        var random = new Random(seed);
        long count = 4_000_000 + random.nextInt(100_000);
        var first = randomWords(random, count);
        write(headered(first, count));
        var rows = new ArrayList<>(List.of(paged(count)));
        var expected = new ArrayList<>(List.of(held(first, count)));
        for (int commit = 0; commit < 12; commit++) {
            var saved = rows.getLast();
            touch(saved, random);
            var form = new BitmapForm.Headered(saved.physicalCount(), saved.droppedCount(), BitmapForm.Padding.CLEAN);
            long appended = random.nextInt(3) == 0 ? random.nextInt(40_000) : 0;
            var dropped = randomRows(random, saved.physicalCount() + appended);
            var restored = randomRows(random, saved.physicalCount()).minus(dropped);
            boolean isRefused = random.nextInt(4) == 0;
            if (!(BitmapPlanner.plan(form, saved, dropped, restored, appended) instanceof BitmapChange.Patches change) || isRefused) {
                continue;
            }
            var map = RowMap.of(expected.getLast(), dropped, restored, appended);
            var words = new long[(int) LiveRows.wordCount(map.physicalCount())];
            map.fillWords(0, words);
            touch(saved, random);
            apply(change);
            rows.add(change.after().orElseThrow());
            expected.add(held(words, map.physicalCount()));
            // One alone: those that nobody asks have no pages yet, and must read older words than the file holds.
            int some = random.nextInt(rows.size());
            assertEquals(expected.get(some), rows.get(some), "rows of commit " + some + " after commit " + commit);
        }
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(expected.get(i), rows.get(i), "rows of commit " + i);
        }
        assertEquals(paged(rows.getLast().physicalCount()), rows.getLast(), "what is in the file");
        assertEquals(rows.getLast().droppedCount(), PagedWords.of(files.file(path), 2).get(1), "the header's count");
    }

    /// Makes some pages kept.
    private static void touch(LiveRows rows, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            rows.isLive(random.nextLong(rows.physicalCount()));
        }
    }

    private static RowSet randomRows(Random random, long rows) {
        var set = RowSet.builder();
        random.longs(random.nextInt(1, 5), 0, rows).sorted().distinct().forEach(set::add);
        return set.build();
    }

    @Test
    void plannedRowsAreTakenIfTheHeaderIsTheirs() throws IOException {
        var words = new long[1_000];
        Arrays.fill(words, -1);
        write(headered(words, 64_000));
        var form = new BitmapForm.Headered(64_000, 0, BitmapForm.Padding.CLEAN);
        var change = (BitmapChange.Patches) BitmapPlanner.plan(form, paged(64_000), RowSet.of(7, 60_000), RowSet.empty(), 0);
        var planned = change.after().orElseThrow();
        assertTrue(LiveRowsCodec.readPlanned(files.file(path), planned).isEmpty(), "not written yet");
        apply(change);
        reads.take(path);
        var known = (BitmapReading.Known) LiveRowsCodec.readPlanned(files.file(path), planned).orElseThrow();
        assertEquals(16, reads.take(path), "the header alone is read");
        assertEquals(paged(64_000), known.rows());
        assertEquals(new BitmapForm.Headered(64_000, 2, BitmapForm.Padding.CLEAN), known.form());
    }

    @Test
    void bitmapCutByAnotherProgramIsChangedOutside() throws IOException {
        write(headered(new long[100_000], 6_400_000));
        var rows = paged(6_400_000);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(20_000);
        }
        assertThrows(ChangedOutsideException.class, () -> rows.isLive(6_000_000));
    }

    @Test
    void bitmapRewrittenByAnotherProgramEndsNoSearchInAnEndlessLoop() throws IOException {
        var words = new long[100_000];
        Arrays.fill(words, -1);
        write(headered(words, 6_400_000));
        var allWereLive = paged(6_400_000);
        write(headered(new long[100_000], 6_400_000));
        assertThrows(ChangedOutsideException.class, () -> allWereLive.select(3_000_000));
        assertThrows(ChangedOutsideException.class, () -> RowMap.of(allWereLive).forEachPhysicalRun(6_399_900, 100, (_, _) -> {}));
        var allWereDropped = paged(6_400_000);
        write(headered(words, 6_400_000));
        assertThrows(ChangedOutsideException.class, () -> allWereDropped.rank(3_000_000 + 64));
    }
}
