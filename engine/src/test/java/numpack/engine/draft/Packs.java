package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.TreeMap;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Small packs for tests of the draft, and the comparison with their model.
final class Packs {
    private Packs() {
    }

    static LazyArray source(Shape shape, byte[] bytes) {
        return source(DType.UINT8, shape, bytes);
    }

    static LazyArray source(DType type, Shape shape, byte[] bytes) {
        return LazyArray.of(NdArray.of(type, shape, MemorySegment.ofArray(bytes)));
    }

    /// Makes a pack with these arrays.
    static Pack create(Path folder, ModelDraft model) throws IOException {
        var pack = Pack.create(folder, PackOptions.standard());
        try (var transaction = pack.begin()) {
            for (var entry : model.arrays.entrySet()) {
                transaction.save(entry.getKey(), source(shape(entry.getValue()), entry.getValue().physical()));
            }
            transaction.commit(Progress.NONE);
        }
        try (var transaction = pack.begin()) {
            for (var entry : model.arrays.entrySet()) {
                var dropped = dropped(entry.getValue());
                if (!dropped.isEmpty()) {
                    transaction.drop(entry.getKey(), dropped);
                }
            }
            transaction.commit(Progress.NONE);
        }
        return pack;
    }

    static Shape shape(ModelDraft.ModelArray array) {
        return array.rowElements == 1 ? Shape.of(array.rows.size())
                : array.rowElements == 6 ? Shape.of(array.rows.size(), 2, 3) : Shape.of(array.rows.size(), array.rowElements);
    }

    static RowSet dropped(ModelDraft.ModelArray array) {
        var dropped = RowSet.builder();
        for (int row = 0; row < array.rows.size(); row++) {
            if (!array.live.get(row)) {
                dropped.add(row);
            }
        }
        return dropped.build();
    }

    static byte[] read(LazySource source) throws IOException {
        var shape = source.shape();
        var bytes = new byte[Math.toIntExact(shape.elementCount() * source.dtype().itemSize())];
        Windows.read(source, Box.all(Windows.shape(shape)), MemorySegment.ofArray(bytes));
        return bytes;
    }

    /// Compares everything that can be read with the model.
    static void assertSame(ModelDraft model, DraftSnapshot snapshot, String when) throws IOException {
        var names = new TreeMap<String, DraftArray>();
        snapshot.arrays().forEach(array -> names.put(array.name(), array));
        assertEquals(model.arrays.keySet(), names.keySet(), when);
        for (var entry : model.arrays.entrySet()) {
            var array = names.get(entry.getKey());
            assertSame(entry.getValue(), array, when + ", array " + entry.getKey());
        }
    }

    private static void assertSame(ModelDraft.ModelArray model, DraftArray array, String when) throws IOException {
        assertEquals(shape(model), array.physicalShape(), when);
        assertArrayEquals(model.physical(), read(array.physicalSource()), when + ", physical rows");
        assertArrayEquals(model.logical(), read(array.source()), when + ", logical rows");
        assertEquals(dropped(model).toText(), array.droppedRows(0, model.rows.size()).toText(), when + ", dropped rows");
        assertEquals(dropped(model).size(), array.droppedCount(), when);
        long logical = 0;
        for (int row = 0; row < model.rows.size(); row++) {
            assertEquals(logical, array.liveRowsBefore(row), when + ", live rows before " + row);
            assertEquals(model.live.get(row), array.isLive(row), when + ", row " + row);
            if (model.live.get(row)) {
                assertEquals(row, array.physicalRow(logical), when + ", logical row " + logical);
                logical++;
            }
        }
    }
}
