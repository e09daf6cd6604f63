package numpack.engine.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.dtype.DType;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.rows.bitmap.BitmapReading;
import numpack.engine.rows.bitmap.LiveRowsCodec;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.storage.file.CountedReads;
import numpack.engine.storage.file.OpenFiles;
import numpack.engine.storage.file.ReadFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every reading of rows must give, be it by position or from mapped files.
abstract class RowReaderContract {
    private static final ReadLimits TINY = new ReadLimits(5, 3, 64, 40);

    @TempDir
    Path folder;
    private OpenFiles files;

    /// A file to be read in the way that is tested.
    abstract ReadFile file(OpenFiles files, Path path) throws IOException;

    @BeforeEach
    void openFiles() {
        files = OpenFiles.of(folder);
    }

    @AfterEach
    void closeFiles() throws IOException {
        files.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    static RowFile single(ReadFile file, long rows, long rowBytes) {
        return RowFile.segmented(List.of(new RowPart(file, rows)), rows, rowBytes);
    }

    /// Writes the bytes as one file or as segments of random length.
    private RowFile rowFile(byte[] bytes, long rows, long rowBytes, Random random) throws IOException {
        if (random.nextBoolean()) {
            return single(file(files, Files.write(folder.resolve("data"), bytes)), rows, rowBytes);
        }
        var parts = new ArrayList<RowPart>();
        long done = 0;
        while (done < rows || parts.isEmpty()) {
            long count = Math.min(rows - done, random.nextInt(4));
            var file = folder.resolve("seg" + parts.size());
            Files.write(file, Arrays.copyOfRange(bytes, (int) (done * rowBytes), (int) ((done + count) * rowBytes)));
            parts.add(new RowPart(file(files, file), count));
            done += count;
        }
        return RowFile.segmented(parts, rows, rowBytes);
    }

    static Slice randomSlice(Random random, long length) {
        if (random.nextInt(3) == 0) {
            return Slice.all(length);
        }
        if (length == 0 || random.nextInt(12) == 0) {
            return Slice.of(0, 0);
        }
        long start = random.nextLong(length);
        long step = random.nextInt(3) == 0 ? 1 : random.nextBoolean() ? 1 + random.nextInt(3) : -1 - random.nextInt(3);
        long most = step > 0 ? (length - 1 - start) / step + 1 : start / -step + 1;
        return new Slice(start, 1 + random.nextLong(most), step);
    }

    /// The box's elements one by one; `rows` says where each row of axis 0 lies.
    static byte[] naive(byte[] bytes, Shape shape, int itemSize, Box box, long[] rows) {
        var out = new ByteArrayOutputStream();
        var index = new long[shape.ndim()];
        if (box.isEmpty()) {
            return new byte[0];
        }
        while (true) {
            long element = 0;
            for (int axis = 0; axis < index.length; axis++) {
                long position = box.slice(axis).position(index[axis]);
                element = element * shape.length(axis) + (axis == 0 ? rows[(int) position] : position);
            }
            out.write(bytes, (int) element * itemSize, itemSize);
            int axis = index.length - 1;
            while (axis >= 0 && ++index[axis] == box.slice(axis).count()) {
                index[axis--] = 0;
            }
            if (axis < 0) {
                return out.toByteArray();
            }
        }
    }

    private static byte[] read(StoredRows source, Box box, int size, boolean isNative) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var into = isNative ? arena.allocate(size) : MemorySegment.ofArray(new byte[size]);
            source.read(box, into);
            return into.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyBoxEqualsTheElementsReadOneByOne(long seed) throws IOException {
        var random = new Random(seed);
        var dtype = DType.values()[random.nextInt(14)];
        var shape = Shape.of(IntStream.range(0, random.nextInt(5)).mapToLong(axis -> random.nextInt(axis == 0 ? 60 : 7) + (random.nextInt(9) > 0 ? 1 : 0)).toArray());
        long rows = shape.rowCount();
        long rowBytes = shape.rowElements() * dtype.itemSize();
        var bytes = new byte[(int) (rows * rowBytes)];
        random.nextBytes(bytes);
        var dropped = RowSet.builder();
        LongStream.range(0, shape.ndim() == 0 ? 0 : rows).filter(row -> random.nextInt(4) == 0).forEach(dropped::add);
        var map = RowMap.of(LiveRows.all(rows), random.nextBoolean() ? dropped.build() : RowSet.empty(), RowSet.empty(), 0);
        var live = LongStream.range(0, map.liveCount()).map(map::physical).toArray();
        var limits = random.nextBoolean() ? TINY : ReadLimits.USUAL;
        var source = StoredRows.of(new RowReader(rowFile(bytes, rows, rowBytes, random), dtype, shape, limits), map);
        var logical = source.shape();
        assertEquals(shape.ndim() == 0 ? shape : shape.withRows(live.length), logical);
        for (int round = 0; round < 20; round++) {
            var box = new Box(LongStream.of(logical.toArray()).mapToObj(length -> randomSlice(random, length)).toList());
            var expected = naive(bytes, shape, dtype.itemSize(), box, live);
            assertArrayEquals(expected, read(source, box, expected.length, random.nextBoolean()), () -> dtype + " " + shape + " " + box);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsInAnyOrderEqualTheElementsReadOneByOne(long seed) throws IOException {
        var random = new Random(seed);
        var dtype = DType.values()[random.nextInt(14)];
        var shape = Shape.of(IntStream.range(0, 1 + random.nextInt(4)).mapToLong(axis -> 1 + random.nextInt(axis == 0 ? 60 : 7)).toArray());
        long rows = shape.rowCount();
        long rowBytes = shape.rowElements() * dtype.itemSize();
        var bytes = new byte[(int) (rows * rowBytes)];
        random.nextBytes(bytes);
        var dropped = RowSet.builder();
        LongStream.range(1, rows).filter(row -> random.nextInt(4) == 0).forEach(dropped::add);
        var map = RowMap.of(LiveRows.all(rows), random.nextBoolean() ? dropped.build() : RowSet.empty(), RowSet.empty(), 0);
        var limits = random.nextBoolean() ? TINY : ReadLimits.USUAL;
        var source = StoredRows.of(new RowReader(rowFile(bytes, rows, rowBytes, random), dtype, shape, limits), map);
        for (int round = 0; round < 20; round++) {
            var wanted = random.longs(random.nextInt(100), 0, map.liveCount()).toArray();
            var box = new Box(IntStream.range(0, shape.ndim()).mapToObj(axis -> axis == 0 ? Slice.all(wanted.length)
                    : randomSlice(random, shape.length(axis))).toList());
            var expected = naive(bytes, shape, dtype.itemSize(), box, LongStream.of(wanted).map(map::physical).toArray());
            var into = MemorySegment.ofArray(new long[expected.length / 8 + 1]).asSlice(0, expected.length);
            source.read(wanted, box, into);
            assertArrayEquals(expected, into.toArray(ValueLayout.JAVA_BYTE), () -> dtype + " " + shape + " " + box);
        }
    }

    @Test
    void rowsThatAreNotThereAreRefused() throws IOException {
        var source = StoredRows.physical(RowReader.of(single(file(files, Files.write(folder.resolve("data"), new byte[8])), 4, 2), DType.INT16, Shape.of(4)));
        var into = MemorySegment.ofArray(new byte[8]);
        assertThrows(IndexOutOfBoundsException.class, () -> source.read(new long[] {1, 4}, Box.of(Slice.all(2)), into));
        assertThrows(IndexOutOfBoundsException.class, () -> source.read(new long[] {-1}, Box.of(Slice.all(1)), into));
        assertThrows(IllegalArgumentException.class, () -> source.read(new long[] {1, 2}, Box.of(Slice.all(1)), into));
        assertThrows(IllegalArgumentException.class, () -> source.read(new long[5], Box.of(Slice.all(5)), into));
    }

    @Test
    void windowReadsNoMoreOfFourBillionRowsThanOfAThousand() throws IOException {
        var reads = new CountedReads();
        try (var counted = reads.open(folder)) {
            long few = bytesOfWindow(counted, reads, 1_000);
            assertEquals(few, bytesOfWindow(counted, reads, 4_000_000_000L));
            assertTrue(few <= 61 * 16, () -> few + " bytes for 60 rows and the dropped one between them");
        }
    }

    /// Bytes that are read for 60 of the last rows; nearly all rows are dropped, as zeros take no room on the disk.
    private long bytesOfWindow(OpenFiles counted, CountedReads reads, long rows) throws IOException {
        var data = sparse("data_" + rows, rows * 16, (rows - 1) * 16, new byte[] {7});
        var bitmap = sparse("deleted_" + rows, LiveRowsCodec.sizeBytes(rows), 16 + (rows - 104) / 8, new byte[] {-1, -1, -1, -1, -1, -1, -3, -1, -1, -1, -1, -1, -1});
        try (var file = new RandomAccessFile(bitmap.toFile(), "rw")) {
            file.writeLong(Long.reverseBytes(rows));
            file.writeLong(Long.reverseBytes(rows - 103));
        }
        var known = (BitmapReading.Known) LiveRowsCodec.read(counted.file(bitmap), bitmap.toString(), "x", rows);
        assertEquals(List.of(), known.findings());
        var source = StoredRows.of(RowReader.of(single(counted.file(data), rows, 16), DType.INT32, Shape.of(rows, 4)), RowMap.of(known.rows()));
        assertEquals(103, source.shape().rowCount());
        reads.take(bitmap);
        var into = MemorySegment.ofArray(new byte[60 * 4]);
        source.read(Box.of(Slice.of(43, 60), Slice.of(0, 1)), into);
        assertEquals(7, into.get(ValueLayout.JAVA_INT_UNALIGNED, 59 * 4));
        assertTrue(reads.take(bitmap) <= 2 * 4096, "a page of the bitmap, or two if the window lies across their border");
        return reads.take(data);
    }

    private Path sparse(String name, long length, long at, byte[] bytes) throws IOException {
        var path = folder.resolve(name);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
            file.seek(at);
            file.write(bytes);
        }
        return path;
    }

    @Test
    void rowsLongerThanEightMebibytesAreReadInParts() throws IOException {
        int width = (8 << 20) + 3;
        var bytes = new byte[3 * width];
        new Random(1).nextBytes(bytes);
        var reader = RowReader.of(single(file(files, Files.write(folder.resolve("data"), bytes)), 3, width), DType.UINT8, Shape.of(3, width));
        var box = Box.of(new Slice(2, 2, -1), new Slice(width - 1, width / 2, -2));
        var expected = naive(bytes, Shape.of(3, width), 1, box, new long[] {0, 1, 2});
        var into = MemorySegment.ofArray(new byte[expected.length]);
        reader.read(box, into);
        assertArrayEquals(expected, into.toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void rowsWithoutBytesAreReadWithoutAFile() throws IOException {
        var file = single(files.file(folder.resolve("nowhere")), Long.MAX_VALUE, 0);
        var reader = RowReader.of(file, DType.FLOAT64, Shape.of(Long.MAX_VALUE, 0));
        reader.read(Box.of(Slice.of(3, 4), Slice.of(0, 0)), MemorySegment.NULL);
    }

    @Test
    void boolBytesComeAsTheyAre() throws IOException {
        var reader = RowReader.of(single(file(files, Files.write(folder.resolve("data"), new byte[] {1, 0, 2, -1})), 4, 1), DType.BOOL, Shape.of(4));
        var into = MemorySegment.ofArray(new byte[4]);
        reader.read(Box.of(Slice.all(4)), into);
        assertArrayEquals(new byte[] {1, 0, 2, -1}, into.toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void fileThatWasCutShortIsSaidToBeChanged() throws IOException {
        var reader = RowReader.of(single(file(files, Files.write(folder.resolve("data"), new byte[7])), 4, 2), DType.INT16, Shape.of(4));
        assertThrows(ChangedOutsideException.class, () -> reader.read(Box.of(Slice.all(4)), MemorySegment.ofArray(new byte[8])));
    }

    @Test
    void boxesThatDoNotFitAreRefused() throws IOException {
        var reader = RowReader.of(single(file(files, Files.write(folder.resolve("data"), new byte[8])), 4, 2), DType.INT16, Shape.of(4));
        var into = MemorySegment.ofArray(new byte[8]);
        assertThrows(IllegalArgumentException.class, () -> reader.read(Box.of(Slice.of(1, 4)), into));
        assertThrows(IllegalArgumentException.class, () -> reader.read(Box.of(), into));
        assertThrows(IllegalArgumentException.class, () -> reader.read(Box.of(Slice.all(4), Slice.all(1)), into));
        assertThrows(IllegalArgumentException.class, () -> reader.read(Box.of(Slice.all(4)), into.asSlice(1)));
        assertThrows(IllegalArgumentException.class, () -> RowReader.of(single(file(files, folder.resolve("data")), 4, 2), DType.INT16, Shape.of(5)));
    }
}
