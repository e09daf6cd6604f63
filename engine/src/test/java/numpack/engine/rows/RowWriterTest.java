package numpack.engine.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import numpack.engine.dtype.DType;
import numpack.engine.format.SegmentList;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowWriterTest {
    private final DurableFiles files = DurableFiles.unsynced();

    @TempDir
    Path folder;

    /// A source of any size whose bytes follow from their place.
    private record Ramp(DType dtype, Shape shape) implements LazySource {
        @Override
        public void read(Box box, MemorySegment into) {
            long inner = shape.rowElements();
            long at = 0;
            for (long row = 0; row < box.rows().count(); row++) {
                var columns = box.ndim() > 1 ? box.slice(1) : Slice.of(0, 1);
                for (long column = 0; column < columns.count(); column++) {
                    long element = box.rows().position(row) * inner + columns.position(column);
                    into.set(ValueLayout.JAVA_BYTE, at++, (byte) (element * 31 >> 3));
                }
            }
        }
    }

    private Path path() {
        return folder.resolve("data_x.npkd");
    }

    private long write(LazySource source, long offset, Progress progress) throws IOException {
        try (var file = files.open(path(), Opening.CREATE)) {
            return RowWriter.write(source, Slice.of(0, source.shape().rowCount()), file, offset, progress);
        }
    }

    static List<Shape> shapes() {
        return List.of(Shape.of(0), Shape.of(5), Shape.of(0, 3), Shape.of(3, 0), Shape.of(9_000_001), Shape.of(3, 5_000_003), Shape.of(2_000, 4_321));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void wholeArraysAreStreamedInOrder(Shape shape) throws IOException {
        var source = new Ramp(DType.UINT8, shape);
        var told = new long[1];
        long bytes = write(source, 0, new Progress() {
            @Override
            public void advance(long amount) {
                told[0] += amount;
            }
        });
        assertEquals(shape.elementCount(), bytes);
        assertEquals(bytes, told[0]);
        var written = Files.readAllBytes(path());
        assertEquals(bytes, written.length);
        for (int i = 0; i < written.length; i++) {
            if ((byte) (i * 31L >> 3) != written[i]) {
                throw new AssertionError("byte " + i);
            }
        }
    }

    @Test
    void singleElementIsWrittenWithoutRows() throws IOException {
        assertEquals(2, write(LazyArray.of(NdArrays.wrapBytes(DType.INT16, new byte[] {3, 4})), 0, Progress.NONE));
        assertArrayEquals(new byte[] {3, 4}, Files.readAllBytes(path()));
    }

    @Test
    void boolsBecomeZeroOrOne() throws IOException {
        write(LazyArray.of(NdArrays.wrapBytes(DType.BOOL, new byte[] {0, 1, 2, -1}, 4)), 0, Progress.NONE);
        assertArrayEquals(new byte[] {0, 1, 1, 1}, Files.readAllBytes(path()));
    }

    @Test
    void cancelledWriteStops() throws IOException {
        var cancelled = new Progress() {
            private long done;

            @Override
            public void advance(long amount) {
                done += amount;
            }

            @Override
            public boolean isCancelled() {
                return done > 5_000_000;
            }
        };
        assertThrows(CancellationException.class, () -> write(new Ramp(DType.UINT8, Shape.of(20_000_000)), 0, cancelled));
        assertTrue(Files.size(path()) < 10_000_000);
    }

    @Test
    void rowsGoToTheirPlaceWhereverTheFileEnds() throws IOException {
        Files.write(path(), new byte[] {1, 2, 3, 4, 99, 99, 99, 99, 99, 99, 99});
        write(LazyArray.of(NdArrays.wrapBytes(DType.UINT8, new byte[] {5, 6, 7, 8}, 2, 2)), 4, Progress.NONE);
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 99, 99, 99}, Files.readAllBytes(path()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void segmentsAreFilledUpBeforeNewOnesFollow(long seed) throws IOException {
        var random = new Random(seed);
        int width = 1 + random.nextInt(6);
        long segmentBytes = 1 + random.nextInt(20);
        var list = new SegmentList(List.of());
        var expected = new ByteArrayOutputStream();
        for (int step = 0; step < 6; step++) {
            int rows = random.nextInt(9);
            var bytes = new byte[rows * width];
            random.nextBytes(bytes);
            expected.writeBytes(bytes);
            var plan = AppendPlan.segmented("x", list, width, rows, segmentBytes);
            writePieces(plan, LazyArray.of(NdArrays.wrapBytes(DType.UINT8, bytes, rows, width)));
            list = plan.segments();
        }
        var found = new ByteArrayOutputStream();
        long most = Math.max(1, segmentBytes / width);
        for (int i = 0; i < list.segments().size(); i++) {
            var segment = list.segments().get(i);
            var bytes = Files.readAllBytes(folder.resolve(segment.file()));
            assertEquals("data_x_segments/seg_%06d.npkd".formatted(i), segment.file());
            assertEquals(segment.rows() * width, bytes.length);
            assertEquals(segment.bytes(), bytes.length);
            assertEquals(i < list.segments().size() - 1 ? most : Math.min(most, segment.rows()), segment.rows());
            found.writeBytes(bytes);
        }
        assertArrayEquals(expected.toByteArray(), found.toByteArray());
    }

    @Test
    void newSegmentsTakeNoNameThatTheListHas() {
        var list = new SegmentList(List.of(new SegmentList.Segment("else/seg_000002.npkd", 1, 8), new SegmentList.Segment("else/b.npkd", 1, 8)));
        var plan = AppendPlan.segmented("x", list, 8, 1, 8);
        assertEquals(List.of(new AppendPlan.Piece("else/seg_000003.npkd", 0, 0, 1, Opening.CREATE_NEW)), plan.pieces());
    }

    private void writePieces(AppendPlan plan, LazySource rows) throws IOException {
        for (var piece : plan.pieces()) {
            var path = folder.resolve(piece.file());
            Files.createDirectories(path.getParent());
            try (var file = files.open(path, piece.opening())) {
                RowWriter.write(rows, Slice.of(piece.firstRow(), piece.rows()), file, piece.offset(), Progress.NONE);
            }
        }
    }

    @Test
    void appendOfNothingWritesNothing() {
        var list = new SegmentList(List.of(new SegmentList.Segment("a.npkd", 5, 40)));
        assertEquals(new AppendPlan(List.of(), list), AppendPlan.segmented("x", list, 8, 0, 64));
        assertThrows(IllegalArgumentException.class, () -> AppendPlan.segmented("x", list, 8, Long.MAX_VALUE / 2, 64));
    }
}
