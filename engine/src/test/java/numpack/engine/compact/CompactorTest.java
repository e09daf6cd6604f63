package numpack.engine.compact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import numpack.engine.compact.CompactionSource.Storage;
import numpack.engine.rows.AppendPlan;
import numpack.engine.rows.RowFile;
import numpack.engine.rows.RowPart;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompactorTest {
    @TempDir
    Path folder;
    private OpenFiles open;
    private Path workbench;

    @BeforeEach
    void openFiles() throws IOException {
        open = OpenFiles.of(folder);
        workbench = Files.createDirectory(folder.resolve(".workbench"));
    }

    @AfterEach
    void closeFiles() throws IOException {
        open.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private Supplier<Path> newFiles() {
        var count = new AtomicLong();
        return () -> workbench.resolve("new-" + count.getAndIncrement());
    }

    private static LiveRows live(boolean[] isLive) {
        var words = new long[(isLive.length + 63) / 64];
        for (int row = 0; row < isLive.length; row++) {
            words[row / 64] |= isLive[row] ? 1L << row : 0;
        }
        return LiveRows.of(MemorySegment.ofArray(words), isLive.length, isLive.length);
    }

    private CompactionSource source(byte[] bytes, boolean[] isLive, int rowBytes, List<Integer> segments) throws IOException {
        var parts = new ArrayList<RowPart>();
        int row = 0;
        for (int rows : segments) {
            var path = folder.resolve("data" + parts.size());
            Files.write(path, Arrays.copyOfRange(bytes, row * rowBytes, (row + rows) * rowBytes));
            parts.add(new RowPart(open.file(path), rows));
            row += rows;
        }
        var storage = parts.size() == 1 ? Storage.SINGLE : Storage.SEGMENTS;
        return new CompactionSource("x", RowFile.segmented(parts, isLive.length, rowBytes), live(isLive), storage, 16, 0, bytes.length);
    }

    private static byte[] liveBytes(byte[] bytes, boolean[] isLive, int rowBytes) {
        var out = new ByteArrayOutputStream();
        for (int row = 0; row < isLive.length; row++) {
            if (isLive[row]) {
                out.write(bytes, row * rowBytes, rowBytes);
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytesOf(CompactedRows rows) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var file : rows.files()) {
            var bytes = Files.readAllBytes(file.path());
            assertEquals(file.bytes(), bytes.length);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    /// Stretches of all, no and some rows live, long and short.
    private static boolean[] randomLive(Random random, int rows) {
        var isLive = new boolean[rows];
        int row = 0;
        while (row < rows) {
            int end = Math.min(rows, row + 1 + random.nextInt(1 + rows / (1 + random.nextInt(8))));
            double density = List.of(0.0, 0.02, 0.7, 1.0).get(random.nextInt(4));
            for (; row < end; row++) {
                isLive[row] = random.nextDouble() < density;
            }
        }
        return isLive;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void liveRowsAndNothingElseAreInTheNewFiles(long seed) throws IOException {
        var random = new Random(seed);
        int rowBytes = List.of(0, 1, 8, 64, 1000, 700_000, 1_500_000).get(random.nextInt(7));
        int rows = random.nextInt(rowBytes == 0 ? 100 : Math.min(200_000, 1 + 12_000_000 / rowBytes));
        var isLive = randomLive(random, rows);
        var bytes = new byte[rows * rowBytes];
        random.nextBytes(bytes);
        var segments = new ArrayList<Integer>(List.of(rows));
        if (random.nextBoolean()) {
            segments = new ArrayList<>(List.of(rows / 3, 0, rows / 4, rows - rows / 3 - rows / 4));
        }
        var source = source(bytes, isLive, rowBytes, segments);
        var told = new AtomicLong();
        long segmentBytes = 1 + random.nextInt(3_000_000);
        var files = random.nextBoolean() ? DurableFiles.synced() : DurableFiles.unsynced();
        var compacted = new Compactor(files, newFiles(), segmentBytes).compact(source, new Progress() {
            @Override
            public void advance(long amount) {
                assertTrue(amount >= 0);
                told.addAndGet(amount);
            }
        });
        var expected = liveBytes(bytes, isLive, rowBytes);
        assertArrayEquals(expected, bytesOf(compacted));
        assertEquals(source.live().liveCount(), compacted.rows());
        assertEquals(bytes.length, told.get());
        boolean isLong = segments.size() > 1 && expected.length > Math.max(segmentBytes, rowBytes);
        assertEquals(isLong ? Storage.SEGMENTS : Storage.SINGLE, compacted.storage());
        assertTrue(isLong || compacted.files().size() == 1);
        for (var file : compacted.files()) {
            assertTrue(!isLong || file.rows() == 1 || file.bytes() <= segmentBytes);
            assertEquals(file.rows() * rowBytes, file.bytes());
        }
    }

    static Stream<DurableFiles> bothFiles() {
        return Stream.of(DurableFiles.unsynced(), DurableFiles.synced());
    }

    @ParameterizedTest
    @MethodSource("bothFiles")
    void failureAtAnyCallLeavesNothingAndTheOldFileAsItWas(DurableFiles files) throws IOException {
        int rowBytes = 700_000;
        var bytes = new byte[20 * rowBytes];
        new Random(1).nextBytes(bytes);
        var isLive = new boolean[20];
        Arrays.fill(isLive, true);
        isLive[1] = false;
        isLive[3] = false;
        var source = source(bytes, isLive, rowBytes, List.of(9, 11));
        var counting = FailingFiles.counting(files);
        var done = new Compactor(counting, newFiles(), 3_000_000).compact(source, Progress.NONE);
        for (var file : done.files()) {
            Files.delete(file.path());
        }
        assertTrue(counting.count() > 10, "calls: " + counting.count());
        for (long call = 0; call < counting.count(); call++) {
            var compactor = new Compactor(FailingFiles.refusingAt(files, call), newFiles(), 3_000_000);
            assertThrows(IOException.class, () -> compactor.compact(source, Progress.NONE));
            try (var left = Files.list(workbench)) {
                assertEquals(List.of(), left.toList(), "call " + call);
            }
        }
        assertArrayEquals(Arrays.copyOf(bytes, 9 * rowBytes), Files.readAllBytes(folder.resolve("data0")));
    }

    @ParameterizedTest
    @MethodSource("bothFiles")
    void cancelLeavesNothing(DurableFiles files) throws IOException {
        int rowBytes = 64;
        int rows = 400_000;
        var isLive = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            isLive[row] = row % 3 > 0;
        }
        var source = source(new byte[rows * rowBytes], isLive, rowBytes, List.of(rows));
        var progress = new Progress() {
            private long done;

            @Override
            public void advance(long amount) {
                done += amount;
            }

            @Override
            public boolean isCancelled() {
                return done > 10_000_000;
            }
        };
        assertThrows(CancellationException.class, () -> new Compactor(files, newFiles(), AppendPlan.SEGMENT_BYTES).compact(source, progress));
        try (var left = Files.list(workbench)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void planSaysWhatTheCompactionThenDoes() throws IOException {
        var isLive = new boolean[100];
        Arrays.fill(isLive, 10, 100, true);
        var source = source(new byte[800], isLive, 8, List.of(100));
        var plan = CompactionPlanner.plan(List.of(source));
        var array = plan.arrays().getFirst();
        assertEquals(100, array.rowsBefore());
        assertEquals(90, array.rowsAfter());
        assertEquals(10, plan.droppedRows());
        assertEquals(816, array.bytesBefore());
        assertEquals(720, array.bytesAfter());
        assertEquals(96, plan.freedBytes());
        assertEquals(720, plan.neededBytes());
        var compacted = new Compactor(DurableFiles.unsynced(), newFiles(), AppendPlan.SEGMENT_BYTES).compact(source, Progress.NONE);
        assertEquals(array.bytesAfter(), compacted.bytes());
        assertEquals(array.rowsAfter(), compacted.rows());
    }

    @Test
    void arraysWithoutDroppedRowsLoseOnlyTheirBitmap() throws IOException {
        var isLive = new boolean[100];
        Arrays.fill(isLive, true);
        var source = source(new byte[800], isLive, 8, List.of(100));
        var plan = CompactionPlanner.plan(List.of(source));
        assertEquals(16, plan.freedBytes());
        assertEquals(0, plan.neededBytes());
        var withoutBitmap = new CompactionSource("x", source.file(), source.live(), Storage.SINGLE, 0, 0, 800);
        assertEquals(List.of(), CompactionPlanner.plan(List.of(withoutBitmap)).arrays());
    }

    @Test
    void allRowsDroppedLeaveAFileOfNoBytes() throws IOException {
        var source = source(new byte[800], new boolean[100], 8, List.of(40, 60));
        var compacted = new Compactor(DurableFiles.unsynced(), newFiles(), AppendPlan.SEGMENT_BYTES).compact(source, Progress.NONE);
        assertEquals(List.of(new CompactedRows.NewFile(workbench.resolve("new-0"), 0, 0)), compacted.files());
        assertEquals(Storage.SINGLE, compacted.storage());
        assertEquals(0, Files.size(workbench.resolve("new-0")));
    }
}
