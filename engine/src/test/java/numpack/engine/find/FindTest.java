package numpack.engine.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.DecimalMark;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FindTest {
    private static final List<String> NUMBERS = List.of("0", "-0.0", "1", "-1", "2.5", "3.5", "0.1", "127", "128", "255", "300", "-300", "65504", "65520", "16777217",
            "9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e-60", "-1e-60",
            "1e-400", "1e400", "-1e400", "5e-324", "1.4e-45", "6e-8", "3.4028235e38", "inf", "-inf");

    static Stream<Condition.OfCells> conditions() {
        var operands = NUMBERS.stream().map(FindTest::operand).toList();
        var conditions = new ArrayList<Condition.OfCells>(List.of(Condition.Special.values()));
        for (var operand : operands) {
            for (var comparison : Comparison.values()) {
                conditions.add(new Condition.Compared(comparison, operand));
            }
            conditions.add(new Condition.Near(operand, new BigDecimal("0.05")));
            conditions.add(new Condition.Near(operand, new BigDecimal("1e30")));
            conditions.add(new Condition.Between(operand(NUMBERS.get(3)), operand));
            conditions.add(new Condition.Between(operand, operand(NUMBERS.get(7))));
        }
        conditions.add(new Condition.Compared(Comparison.EQUAL, operand("nan")));
        conditions.add(new Condition.Compared(Comparison.NOT_EQUAL, operand("nan")));
        conditions.add(new Condition.Compared(Comparison.EQUAL, operand("1+2j")));
        conditions.add(new Condition.Compared(Comparison.NOT_EQUAL, operand("0.1-infj")));
        return conditions.stream();
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyConditionAgreesWithOneElementAtATime(DType dtype) throws IOException {
        var array = StrangeElements.array(dtype, new Random(7), 601);
        for (var condition : conditions().toList()) {
            var expected = LongStream.range(0, 601).filter(i -> ElementTwin.isHit(array, condition, i)).boxed().toList();
            assertEquals(expected, hits(Find.in(LazyArray.of(array), condition)), condition::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void fiveAxesColumnsAndRowsAreSearchedWherePlacesStay(DType dtype) throws IOException {
        var array = StrangeElements.array(dtype, new Random(8), 7 * 3 * 2 * 5 * 4).reshape(7, 3, 2, 5, 4);
        var source = LazyArray.of(array);
        var condition = new Condition.Compared(Comparison.GREATER_OR_EQUAL, operand("1"));
        var box = Box.of(new Slice(1, 3, 2), Slice.of(1, 2), Slice.all(2), new Slice(0, 2, 3), Slice.of(2, 1));
        var rows = RowSet.of(0, 3, 4, 5);

        var all = hits(Find.in(source, condition));
        var inBox = all.stream().filter(place -> isIn(box, new FoundCell(place).index(array.shape()))).toList();

        assertEquals(inBox, hits(Find.in(source, condition).within(box)));
        assertEquals(all.stream().filter(place -> rows.contains(new FoundCell(place).row(array.shape()))).toList(), hits(Find.in(source, condition).inRows(rows)));
        assertEquals(inBox.stream().filter(place -> rows.contains(new FoundCell(place).row(array.shape()))).toList(),
                hits(Find.in(source, condition).within(box).inRows(rows)));
    }

    @Test
    void rowsThatAreTakenAreFoundWhereTheyStand() throws IOException {
        var array = NdArrays.wrap(LongStream.range(0, 40).toArray(), 10, 4);
        var taken = LazyArray.of(array).take(RowSet.of(2, 3, 9));
        var found = hits(Find.in(taken, new Condition.Compared(Comparison.GREATER, Operand.of(37))));
        assertEquals(List.of(10L, 11L), found);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void oneElementWithoutAxesIsACell(DType dtype) throws IOException {
        var zero = LazyArray.of(NdArray.allocate(dtype, Shape.of()));
        assertEquals(List.of(0L), hits(Find.in(zero, Condition.Special.ZERO)));
        assertEquals(List.of(), hits(Find.in(zero, new Condition.Compared(Comparison.NOT_EQUAL, Operand.of(0)))));
        assertEquals(List.of(), hits(Find.in(zero, Condition.OfRows.CONSTANT)));
        assertEquals(List.of(), hits(Find.in(zero, Condition.OfRows.REPEATED)));
    }

    @Test
    void axesOfLengthZeroHaveNoHits() throws IOException {
        for (var shape : List.of(Shape.of(0), Shape.of(5, 0), Shape.of(0, 5), Shape.of(2, 0, 3))) {
            var nothing = LazyArray.of(NdArray.allocate(DType.FLOAT32, shape));
            for (var condition : List.of(Condition.Special.ZERO, Condition.OfRows.CONSTANT, Condition.OfRows.REPEATED)) {
                assertEquals(List.of(), hits(Find.in(nothing, condition)), () -> shape + " " + condition);
            }
        }
    }

    @Test
    void hitsOfManyBlocksComeInOrder() throws IOException {
        var numbers = new Random(3).doubles(1_000_000).toArray();
        var condition = new Condition.Compared(Comparison.LESS, operand("0.01"));
        var expected = LongStream.range(0, numbers.length).filter(i -> numbers[(int) i] < 0.01).boxed().toList();
        assertEquals(expected, hits(Find.in(LazyArray.of(NdArrays.wrap(numbers)), condition)));
    }

    @Test
    void everyCellCanBeAHit() throws IOException {
        var array = NdArray.allocate(DType.UINT8, Shape.of(3_000_000));
        var found = new FoundPlaces(10);
        assertEquals(3_000_000, Find.in(LazyArray.of(array), Condition.Special.ZERO).run(found, Progress.NONE));
        assertEquals(3_000_000, found.count());
        assertEquals(10, found.listed());
    }

    @Test
    void theFirstHitIsHandedOverBeforeTheRestIsRead() {
        var enough = new CancellationException("enough");
        var source = new Counted(LazyArray.filled(DType.FLOAT32, Shape.of(1_000_000, 1000), new byte[4]));
        HitSink sink = (_, _) -> {
            throw enough;
        };
        assertEquals(enough, assertThrows(CancellationException.class, () -> Find.in(source, Condition.Special.ZERO).run(sink, Progress.NONE)));
        assertTrue(source.cells < 200_000_000, () -> source.cells + " cells were read");
    }

    @Test
    void aCancelledSearchEnds() {
        var source = LazyArray.filled(DType.FLOAT32, Shape.of(1_000_000, 1_000_000), new byte[4]);
        var progress = new Progress() {
            private int asked;

            @Override
            public boolean isCancelled() {
                return ++asked > 5;
            }
        };
        for (var condition : List.of(Condition.Special.NAN, Condition.OfRows.CONSTANT, Condition.OfRows.REPEATED)) {
            assertThrows(CancellationException.class, () -> Find.in(source, condition).run(HitSink.NONE, progress));
        }
    }

    @Test
    void whatTheSourceThrowsGoesToTheCaller() {
        var gone = new IOException("the disk is gone");
        var source = new LazySource() {
            @Override
            public DType dtype() {
                return DType.INT32;
            }

            @Override
            public Shape shape() {
                return Shape.of(4_000_000);
            }

            @Override
            public void read(Box box, MemorySegment into) throws IOException {
                if (box.rows().start() > 2_000_000) {
                    throw gone;
                }
            }
        };
        assertEquals(gone, assertThrows(IOException.class, () -> Find.in(source, Condition.Special.ZERO).run(HitSink.NONE, Progress.NONE)));
    }

    @Test
    void progressCountsEveryByteOnce() throws IOException {
        var progress = new Progress() {
            private long total;
            private long done;

            @Override
            public void begin(long amount) {
                total = amount;
            }

            @Override
            public void advance(long amount) {
                done += amount;
            }
        };
        Find.in(LazyArray.of(NdArray.allocate(DType.FLOAT64, Shape.of(1000, 1000))), Condition.Special.NAN).run(HitSink.NONE, progress);
        assertEquals(8_000_000, progress.total);
        assertEquals(8_000_000, progress.done);
    }

    @Test
    void anOrderNeedsARealNumber() {
        assertThrows(IllegalArgumentException.class, () -> new Condition.Compared(Comparison.LESS, operand("nan")));
        assertThrows(IllegalArgumentException.class, () -> new Condition.Between(operand("1+2j"), operand("3")));
        assertThrows(IllegalArgumentException.class, () -> new Condition.Near(operand("1"), new BigDecimal("-0.5")));
    }

    @ParameterizedTest
    @MethodSource("numPyAnswers")
    void boundsOfOtherDtypesAreLegal(DType dtype, String elements, Comparison comparison, String number, List<Long> expected) throws IOException {
        var texts = elements.split(" ");
        var array = NdArray.allocate(dtype, Shape.of(texts.length));
        IntStream.range(0, texts.length).forEach(i -> StrangeElements.put(array, i, texts[i]));
        assertEquals(expected, hits(Find.in(LazyArray.of(array), new Condition.Compared(comparison, operand(number)))));
    }

    static Stream<Arguments> numPyAnswers() {
        return Stream.of(
                Arguments.of(DType.UINT8, "0 3 4 255", Comparison.GREATER, "3.5", List.of(2L, 3L)),
                Arguments.of(DType.UINT8, "0 3 4 255", Comparison.LESS, "300", List.of(0L, 1L, 2L, 3L)),
                Arguments.of(DType.UINT8, "0 3 4 255", Comparison.NOT_EQUAL, "300", List.of(0L, 1L, 2L, 3L)),
                Arguments.of(DType.INT64, "9007199254740992 9007199254740993", Comparison.EQUAL, "9007199254740993", List.of(1L)),
                Arguments.of(DType.UINT64, "0 18446744073709551615", Comparison.GREATER, "18446744073709551614", List.of(1L)),
                Arguments.of(DType.INT64, "-9223372036854775808 0", Comparison.LESS_OR_EQUAL, "-9223372036854775808", List.of(0L)),
                Arguments.of(DType.FLOAT16, "0.1 65504 inf -inf nan", Comparison.GREATER, "70000", List.of(2L)),
                Arguments.of(DType.FLOAT32, "0.1 0.2 nan", Comparison.EQUAL, "0.1", List.of(0L)),
                Arguments.of(DType.FLOAT32, "0.1 0.2 nan", Comparison.GREATER, "0.1", List.of(1L)),
                Arguments.of(DType.FLOAT32, "0 -0.0 1.4e-45 nan", Comparison.GREATER, "1e-60", List.of(2L)),
                Arguments.of(DType.FLOAT32, "0 -0.0 1.4e-45 nan", Comparison.GREATER_OR_EQUAL, "-0.0", List.of(0L, 1L, 2L)),
                Arguments.of(DType.FLOAT64, "1 nan", Comparison.NOT_EQUAL, "1", List.of(1L)),
                Arguments.of(DType.BOOL, "True False", Comparison.EQUAL, "true", List.of(0L)),
                Arguments.of(DType.COMPLEX64, "3+4j 1+1j nan+1j", Comparison.GREATER_OR_EQUAL, "5", List.of(0L)));
    }

    static Operand operand(String text) {
        return Operand.parse(text, DecimalMark.POINT).orElseThrow();
    }

    static List<Long> hits(Find find) throws IOException {
        var found = new ArrayList<Long>();
        long count = find.run((places, hits) -> LongStream.of(places).limit(hits).forEach(found::add), Progress.NONE);
        assertEquals(found.size(), count);
        return found;
    }

    private static boolean isIn(Box box, long[] index) {
        return IntStream.range(0, index.length).allMatch(axis -> {
            var slice = box.slice(axis);
            return IntStream.range(0, (int) slice.count()).anyMatch(i -> slice.position(i) == index[axis]);
        });
    }

    /// Counts the cells that were read from another source.
    private static final class Counted implements LazySource {
        private final LazySource source;
        private volatile long cells;

        Counted(LazySource source) {
            this.source = source;
        }

        @Override
        public DType dtype() {
            return source.dtype();
        }

        @Override
        public Shape shape() {
            return source.shape();
        }

        @Override
        public void read(Box box, MemorySegment into) throws IOException {
            count(box.cellCount());
            source.read(box, into);
        }

        private synchronized void count(long more) {
            cells += more;
        }
    }
}
