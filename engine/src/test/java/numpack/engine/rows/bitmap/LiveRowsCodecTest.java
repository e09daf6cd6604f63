package numpack.engine.rows.bitmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import numpack.engine.Fixtures;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;
import numpack.engine.rows.live.BitmapWords;
import numpack.engine.rows.live.LiveRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveRowsCodecTest {
    @TempDir
    Path folder;

    static MemorySegment words(long... words) {
        var bytes = ByteBuffer.allocate(words.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        return MemorySegment.ofBuffer(bytes);
    }

    static BitmapReading read(MemorySegment bytes, long rows) {
        return LiveRowsCodec.read("deleted_x.npkb", "x", BitmapWords.of(bytes), bytes.byteSize(), rows);
    }

    static BitmapReading.Known known(MemorySegment bytes, long rows) {
        return assertInstanceOf(BitmapReading.Known.class, read(bytes, rows));
    }

    static List<Long> droppedOf(LiveRows rows) {
        var dropped = new ArrayList<Long>();
        for (long row = rows.nextDropped(0); row < rows.physicalCount(); row = rows.nextDropped(row + 1)) {
            dropped.add(row);
        }
        return dropped;
    }

    static Stream<Fixtures.Fixture> packsWithRows() {
        return Fixtures.where(fixture -> !fixture.kind().equals("package") && fixture.onlyOn().isEmpty() && fixture.isNpkb()).stream();
    }

    @ParameterizedTest
    @MethodSource("packsWithRows")
    void readsEveryFixtureAsItWasMeant(Fixtures.Fixture fixture) throws IOException {
        var pack = fixture.copyTo(folder);
        for (var array : fixture.arrays()) {
            var bitmap = pack.resolve("deleted_" + array.name().replaceAll("[/\0]", "_") + ".npkb");
            if (array.isReadable() && array.physicalShape().orElseThrow().ndim() > 0) {
                long rows = array.physicalShape().get().rowCount();
                var read = Files.exists(bitmap) ? known(MemorySegment.ofArray(Files.readAllBytes(bitmap)), rows).rows() : LiveRows.all(rows);
                assertEquals(array.dropped(), droppedOf(read), array.name());
                assertEquals(array.logicalShape().orElseThrow().rowCount(), read.liveCount(), array.name());
            }
        }
    }

    static Stream<Fixtures.Fixture> damagedBitmaps() {
        return Fixtures.where(fixture -> fixture.path().startsWith("damaged/bitmap-") && !fixture.path().matches(".*(stranger|folder|link).*")).stream();
    }

    @ParameterizedTest
    @MethodSource("damagedBitmaps")
    void judgesDamagedBitmaps(Fixtures.Fixture fixture) throws IOException {
        var pack = fixture.copyTo(folder);
        var name = fixture.file().replaceAll("deleted_(.*).npkb", "$1");
        var bytes = MemorySegment.ofArray(Files.readAllBytes(pack.resolve(fixture.file())));
        var array = fixture.array(name);
        long rows = name.startsWith("rows_") ? Long.parseLong(name.substring(5)) : name.equals("flags") ? 6 : 10;
        var verdict = switch (read(bytes, rows)) {
            case BitmapReading.Torn torn -> Verdict.of(List.of(torn.finding()));
            case BitmapReading.Known known -> {
                assertTrue(!array.isUnreadable(), () -> "must not be read: " + known);
                yield Verdict.of(known.findings());
            }
        };
        assertTrue(fixture.accepts(verdict), () -> verdict + " for " + fixture.about());
    }

    @Test
    void obeysBitsAndReportsTheCountOfAnAppendThatRevivedRows() {
        var reading = known(words(15, 2, 0x7FFF), 15);
        assertTrue(reading.rows().isAllLive());
        assertEquals(List.of(new Finding.BitmapCountWrong("deleted_x.npkb", "x", "2", 0)), reading.findings());
    }

    @Test
    void zeroRowsAreSixteenZeroBytes() {
        var reading = known(words(0, 0), 0);
        assertEquals(List.of(), reading.findings());
        assertEquals(0, reading.rows().physicalCount());
    }

    @Test
    void headerBeatsWordsWhereBothFitAndTheCountIsRight() {
        var reading = known(words(100, 1, -2, (1L << 36) - 1), 200);
        assertEquals(List.of(0L), droppedOf(reading.rows()));
        assertEquals(List.of(new Finding.BitmapRows("deleted_x.npkb", "x", 100, 200)), reading.findings());
    }

    @Test
    void rowsInDoubtAreNotRead() {
        assertInstanceOf(BitmapReading.Torn.class, read(words(100, -1, -2, -1), 200), "a header of 100 rows with a wrong count, or words of 200 rows");
        assertInstanceOf(BitmapReading.Torn.class, read(words(105, 2), 100), "a header whose words got lost, of an append that the entry has not seen");
        assertInstanceOf(BitmapReading.Torn.class, read(words(90, 2), 100));
        assertInstanceOf(BitmapReading.Torn.class, read(words(Long.MIN_VALUE, 0, 0), 10));
        assertInstanceOf(BitmapReading.Torn.class, read(words(Long.MAX_VALUE, 0, 0), Long.MAX_VALUE));
    }

    @Test
    void wordsOfExactly128RowsAreNotAHeaderOfTwoToThe64() {
        var reading = known(words(-1, -1), 128);
        assertTrue(reading.rows().isAllLive());
        assertEquals(BitmapForm.HEADERLESS, reading.form());
        assertEquals(List.of(new Finding.BitmapWithoutHeader("deleted_x.npkb", "x")), reading.findings());
    }
}
