package numpack.engine.commit.span;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.PackOverFiles;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.rows.RowRuns;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How scattered cells become writes: fewer where they lie close, and never more bytes for it than is allowed.
class WriteSpansTest {
    private static final int ROWS = 400_000;

    @TempDir
    Path temp;

    @ParameterizedTest(name = "a gap of {0} bytes")
    @ValueSource(ints = {1, 16, 17, 200, 1_000, 1_024})
    void closeCellsAreOneWrite(int gap) throws IOException {
        var spans = spans(LongStream.range(0, 300).map(i -> i * (gap + 1)).toArray());
        assertEquals(1, spans.size());
        assertEquals(299L * (gap + 1) + 1, spans.getFirst().after().remaining());
        assertEquals(300, spans.getFirst().brought());
    }

    @Test
    void farCellsAreWrittenAlone() throws IOException {
        assertEquals(300, spans(LongStream.range(0, 300).map(i -> i * 1_026).toArray()).size());
    }

    @Test
    void gapsAddNoMoreToTheJournalThanIsAllowed() {
        for (int gap : new int[] {1, 16, 17, 100, 500, 1_024}) {
            var sizes = new WriteSizes();
            for (int run = 0; run < 3_000_000; run++) {
                sizes.addRun(4);
                sizes.addGap(gap);
            }
            assertTrue(sizes.journalBytes() <= 2 * 12_000_000 + (gap <= 16 ? 2L * 16 * 3_000_000 : 4 << 20), gap + ": " + sizes.journalBytes());
        }
    }

    @Test
    void onlyTheSmallerOfManyGapsAreClosed() {
        var sizes = new WriteSizes();
        sizes.addRun(1);
        for (int i = 0; i < 10_000; i++) {
            sizes.addGap(100);
        }
        assertEquals(WriteSizes.MAX_GAP, sizes.maxGap());
        for (int i = 0; i < 100_000; i++) {
            sizes.addGap(1_000);
        }
        assertEquals(512, sizes.maxGap());
        assertEquals(2 * (1 + 1_000_000), sizes.journalBytes());
    }

    @Test
    void thousandsOfWritesAreDearerThanASmallFile() {
        var sizes = new WriteSizes();
        for (int run = 0; run < 5_000; run++) {
            sizes.addRun(1);
        }
        assertTrue(sizes.areDearerThan(9 << 20));
        assertFalse(sizes.areDearerThan(10 << 20));
        for (int gap = 0; gap < 4_000; gap++) {
            sizes.addGap(100);
        }
        assertFalse(sizes.areDearerThan(1 << 20), "1,000 writes are left");
    }

    @Test
    void aColumnOfAMillionRowsIsSavedInOneFileAndNotInAMillionWrites() throws IOException {
        var key = new Object[2];
        try (var pack = Pack.create(temp.resolve("x.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.UINT8, Shape.of(1_000_000, 64), new byte[] {3}).commit(Progress.NONE);
            }
            var file = temp.resolve("x.npk/data_x.npkd");
            key[0] = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            try (var transaction = pack.begin()) {
                transaction.write("x", new CellWrites() {
                    @Override
                    public long byteCount() {
                        return 1_000_000;
                    }

                    @Override
                    public void forEach(Sink sink) throws IOException {
                        for (int row = 0; row < 1_000_000; row++) {
                            sink.write(row, 5, MemorySegment.ofArray(new byte[] {(byte) row}));
                        }
                    }
                });
                transaction.commit(Progress.NONE);
            }
            key[1] = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            var bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at++) {
                assertEquals(at % 64 == 5 ? (byte) (at / 64) : (byte) 3, bytes[at]);
            }
        }
        assertNotEquals(key[0], key[1]);
    }

    @Test
    void scatteredCellsAreAsWrittenWhereverGapsAreClosed() throws IOException {
        var random = new Random(5);
        try (var pack = Pack.create(temp.resolve("x.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.INT8, Shape.of(ROWS), new byte[] {9}).commit(Progress.NONE);
            }
            var rows = random.longs(3_000, 0, ROWS).distinct().sorted().toArray();
            var values = new byte[rows.length];
            random.nextBytes(values);
            PackArrays.of(pack).replace("x", rows, NdArrays.wrap(values, rows.length));
            var expected = new byte[ROWS];
            java.util.Arrays.fill(expected, (byte) 9);
            for (int i = 0; i < rows.length; i++) {
                expected[(int) rows[i]] = values[i];
            }
            assertArrayEquals(expected, pack.array("x").load().segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        }
    }

    @ParameterizedTest(name = "in a file with other names: {0}")
    @ValueSource(booleans = {false, true})
    void ofSeveralWritesOfOneArrayNoneBringsBackWhatWasThereBefore(boolean isHardLinked) throws IOException {
        var random = new Random(6);
        var folder = temp.resolve("x.npk");
        try (var pack = Pack.create(folder, PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.UINT8, Shape.of(500), new byte[1]).commit(Progress.NONE);
            }
            var expected = new byte[500];
            for (int round = 0; round < 60; round++) {
                if (isHardLinked) {
                    Files.createLink(temp.resolve("linked" + round), folder.resolve("data_x.npkd"));
                }
                try (var transaction = pack.begin()) {
                    for (int i = random.nextInt(1, 5); i > 0; i--) {
                        var rows = random.longs(random.nextInt(1, 40), 0, expected.length).distinct().sorted().toArray();
                        var values = new byte[rows.length];
                        random.nextBytes(values);
                        transaction.write("x", writes(pack.array("x").physicalShape(), rows, values));
                        for (int j = 0; j < rows.length; j++) {
                            expected[(int) rows[j]] = values[j];
                        }
                    }
                    transaction.commit(Progress.NONE);
                }
                assertArrayEquals(expected, pack.array("x").load().segment().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), "round " + round);
            }
        }
    }

    private static CellWrites writes(Shape shape, long[] rows, byte[] values) {
        var runs = RowRuns.of(shape, rows, LazyArray.of(NdArrays.wrapBytes(DType.UINT8, values, rows.length)));
        return new CellWrites() {
            @Override
            public long byteCount() {
                return runs.byteCount();
            }

            @Override
            public void forEach(Sink sink) throws IOException {
                runs.forEach(sink::write);
            }
        };
    }

    /// The spans of one byte in each of these rows, as a commit would ask for them.
    private List<WriteSpans.Span> spans(long[] rows) throws IOException {
        try (var pack = Pack.create(temp.resolve("x.npk"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("x", DType.UINT8, Shape.of(ROWS), new byte[1]).commit(Progress.NONE);
            }
            var array = PackOverFiles.loaded(pack, "x");
            var bytes = new byte[rows.length];
            java.util.Arrays.fill(bytes, (byte) 1);
            var writes = writes(array.physicalShape(), rows, bytes);
            var sizes = new WriteSizes();
            WriteSpans.measure(array.rows().file(), List.of(writes), _ -> sizes, _ -> {});
            var spans = new ArrayList<WriteSpans.Span>();
            WriteSpans.join(array.rows().file(), List.of(writes), array.rows().parts().getFirst().file(), _ -> sizes.maxGap(), spans::add);
            assertEquals(sizes.journalBytes(), spans.stream().mapToLong(span -> 2L * span.after().remaining()).sum());
            return spans;
        }
    }
}
