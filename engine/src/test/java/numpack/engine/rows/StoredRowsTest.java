package numpack.engine.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.stream.Stream;
import numpack.engine.Fixtures;
import numpack.engine.dtype.DType;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.rows.bitmap.BitmapReading;
import numpack.engine.rows.bitmap.LiveRowsCodec;
import numpack.engine.rows.live.LiveRows;
import numpack.engine.rows.live.RowMap;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.file.OpenFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredRowsTest {
    @TempDir
    Path folder;

    static Stream<Fixtures.Fixture> healthyPacks() {
        return Fixtures.where(fixture -> fixture.kind().equals("pack") && fixture.onlyOn().isEmpty()).stream();
    }

    @ParameterizedTest
    @MethodSource("healthyPacks")
    void everyArrayOfEveryHealthyPackReadsAsItsChecksum(Fixtures.Fixture fixture) throws IOException, NoSuchAlgorithmException {
        var pack = fixture.copyTo(folder);
        try (var open = OpenFiles.of(pack)) {
            for (var array : fixture.arrays()) {
                var source = open(pack, open, array);
                assertEquals(array.logicalShape().orElseThrow(), source.shape(), array.name());
                var bytes = new byte[(int) (source.shape().elementCount() * source.dtype().itemSize())];
                source.read(Box.all(source.shape()), MemorySegment.ofArray(bytes));
                var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                assertEquals(array.sha256().orElseThrow(), sum, array.name());
            }
        }
    }

    private static StoredRows open(Path pack, OpenFiles open, Fixtures.FixtureArray array) throws IOException {
        var shape = array.physicalShape().orElseThrow();
        var dtype = array.dtype().orElseThrow();
        long rows = shape.rowCount();
        var parts = new ArrayList<RowPart>();
        if (array.storage().equals("segments")) {
            for (var segment : segments(pack.resolve("data_" + array.name() + ".npkseg")).segments()) {
                parts.add(new RowPart(open.file(pack.resolve(segment.file())), segment.rows()));
            }
        } else {
            parts.add(new RowPart(open.file(pack.resolve("data_" + array.name() + ".npkd")), rows));
        }
        var reader = RowReader.of(RowFile.segmented(parts, rows, shape.rowElements() * dtype.itemSize()), dtype, shape);
        var bitmap = pack.resolve("deleted_" + array.name() + ".npkb");
        if (!Files.exists(bitmap)) {
            return StoredRows.physical(reader);
        }
        return switch (LiveRowsCodec.read(open.file(bitmap), bitmap.getFileName().toString(), array.name(), rows)) {
            case BitmapReading.Known known -> StoredRows.of(reader, RowMap.of(known.rows()));
            case BitmapReading.Torn torn -> throw new AssertionError(torn);
        };
    }

    private static SegmentList segments(Path file) throws IOException {
        return switch (SegmentListCodec.decode(Files.readAllBytes(file))) {
            case SegmentListCodec.Reading.Read read -> read.list();
            case SegmentListCodec.Reading.Broken bad -> throw new AssertionError(bad);
        };
    }

    @Test
    void mapOfOtherRowsIsRefused() throws IOException {
        try (var open = OpenFiles.of(folder)) {
            var reader = RowReader.of(RowReaderContract.single(open.file(folder.resolve("data")), 4, 2), DType.INT16, Shape.of(4));
            assertThrows(IllegalArgumentException.class, () -> StoredRows.of(reader, RowMap.of(LiveRows.all(5))));
            assertEquals(Shape.of(3), StoredRows.of(reader, RowMap.of(LiveRows.all(4), RowSet.of(1), RowSet.empty(), 0)).shape());
        }
    }
}
