package numpack.engine.lazy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementLayout;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Expressions over a source of 100 GB, read by boxes that are many blocks large. What a node asks the source for, and the memory that it
/// gives it for that, tells what it holds beside the result.
class LargeExpressionTest {
    private static final int BLOCK = 1 << 20;
    private static final Shape SHAPE = Shape.of(25_000_000, 1_000);

    /// @param memories how many pieces of memory the source may see in one reading
    private record Expression(String name, LazyArray lazy, Box box, NdArray expected, int memories) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Numbers SOURCE = new Numbers();

    static Stream<Expression> expressions() {
        var array = LazyArray.of(SOURCE);
        // 32 MB of the source, from its middle.
        var box = Box.ofRows(Slice.of(12_345_678, 8_000), SHAPE);
        var eager = NdArray.allocate(DType.INT32, box.shape());
        SOURCE.fill(box, eager.segment());
        var turned = Box.of(box.slice(1), box.slice(0));
        var beside = Box.of(box.slice(0), Slice.of(500, 1_000));
        var besideEager = NdArray.allocate(DType.INT32, beside.shape());
        besideEager.slice("[:, :500]").assign(eager.slice("[:, 500:]"));
        besideEager.slice("[:, 500:]").assign(eager.slice("[:, :500]"));
        long rows = SHAPE.length(0);
        var around = Box.of(box.slice(1), Slice.of(rows - 4_000, 8_000));
        var aroundEager = NdArray.allocate(DType.INT32, box.shape());
        SOURCE.fill(Box.ofRows(Slice.of(rows - 4_000, 4_000), SHAPE), aroundEager.segment());
        SOURCE.fill(Box.ofRows(Slice.of(0, 4_000), SHAPE), aroundEager.rows(4_000, 4_000).asSegment());
        return Stream.of(
                new Expression("cast", array.cast(DType.INT64), box, eager.cast(DType.INT64), 1),
                new Expression("transpose", array.transpose(1, 0), turned, eager.transpose(), 1),
                new Expression("concatenation along axis 1", LazyArray.concat(1, List.of(array, array)), beside, besideEager, 1),
                new Expression("reshape of parts of rows", array.reshape(SHAPE.length(0), 10, 100).slice("[:, ::2]"),
                        Box.of(box.slice(0), Slice.all(5), Slice.all(100)), eager.reshape(8_000, 10, 100).slice("[:, ::2]"), 1),
                new Expression("all of them", LazyArray.concat(1, List.of(array, array)).cast(DType.INT64).transpose(1, 0).cast(DType.INT16),
                        Box.of(beside.slice(1), beside.slice(0)), besideEager.transpose().cast(DType.INT64).cast(DType.INT16), 4),
                new Expression("concatenation of transposes", LazyArray.concat(1, List.of(array.transpose(1, 0), array.transpose(1, 0))), around,
                        aroundEager.transpose(), 2),
                new Expression("cast of a transpose", array.transpose(1, 0).cast(DType.INT16), turned, eager.transpose().cast(DType.INT16), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void takeABlockForEachNodeHoweverLargeTheBoxIs(Expression expression) throws IOException {
        SOURCE.forget();
        var result = expression.lazy.load(expression.box);
        assertTrue(expression.expected.sameBytes(result));
        assertTrue(SOURCE.largestRead <= BLOCK, () -> "read of " + SOURCE.largestRead);
        assertTrue(SOURCE.largestMemory <= BLOCK, () -> "memory of " + SOURCE.largestMemory);
        assertTrue(SOURCE.memories.size() <= expression.memories, () -> SOURCE.memories.size() + " pieces of memory");
        assertEquals(32_000_000, SOURCE.bytesRead, "every element is read once");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void readForwardAndWithoutGaps(Expression expression) throws IOException {
        SOURCE.forget();
        expression.lazy.load(expression.box);
        assertTrue(SOURCE.readsBackward <= 1, () -> SOURCE.readsBackward + " reads before the one before");
        assertTrue(SOURCE.narrowestRead >= 500, () -> "a read of " + SOURCE.narrowestRead + " columns");
    }

    /// Each element is what its index says.
    private static final class Numbers implements LazySource {
        private final Set<Object> memories = Collections.newSetFromMap(new IdentityHashMap<>());
        private long largestRead;
        private long largestMemory;
        private long bytesRead;
        private long lastRow;
        private int readsBackward;
        private long narrowestRead;

        void forget() {
            memories.clear();
            largestRead = 0;
            largestMemory = 0;
            bytesRead = 0;
            lastRow = 0;
            readsBackward = 0;
            narrowestRead = Long.MAX_VALUE;
        }

        @Override
        public DType dtype() {
            return DType.INT32;
        }

        @Override
        public Shape shape() {
            return SHAPE;
        }

        @Override
        public void read(Box box, MemorySegment into) {
            long bytes = 4 * box.cellCount();
            largestRead = Math.max(largestRead, bytes);
            largestMemory = Math.max(largestMemory, into.byteSize());
            bytesRead += bytes;
            memories.add(into.heapBase().orElseThrow());
            readsBackward += box.rows().start() < lastRow ? 1 : 0;
            lastRow = box.rows().start();
            narrowestRead = Math.min(narrowestRead, box.slice(1).count());
            fill(box, into);
        }

        void fill(Box box, MemorySegment into) {
            long at = 0;
            for (long row = 0; row < box.rows().count(); row++) {
                for (long column = 0; column < box.slice(1).count(); column++) {
                    into.set(ElementLayout.INT32, at, (int) (box.rows().position(row) * 1_000 + box.slice(1).position(column)));
                    at += 4;
                }
            }
        }
    }
}
