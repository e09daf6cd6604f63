package numpack.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// A pack as a naive model keeps it, and random changes that are made to it and to a transaction alike.
final class ModelPack {
    private static final List<Shape> ROW_SHAPES = List.of(Shape.of(), Shape.of(3), Shape.of(2, 2), Shape.of(0), Shape.of(70));

    final TreeMap<String, ModelArray> arrays = new TreeMap<>();
    final TreeMap<String, ModelArray> removed = new TreeMap<>();
    /// Removed by the last transaction; can be brought back by the next one.
    private final TreeMap<String, ModelArray> justRemoved = new TreeMap<>();
    private int named;

    ModelPack copy() {
        var copy = new ModelPack();
        arrays.forEach((name, array) -> copy.arrays.put(name, array.copy()));
        copy.removed.putAll(removed);
        copy.justRemoved.putAll(justRemoved);
        copy.named = named;
        return copy;
    }

    /// What a pack on disk holds.
    static ModelPack read(Pack pack) throws IOException {
        var model = new ModelPack();
        for (var stored : pack.arrays()) {
            var shape = stored.physicalShape();
            var lengths = shape.toArray();
            var array = new ModelArray(stored.dtype(), Shape.of(Arrays.copyOfRange(lengths, 1, lengths.length)));
            var bytes = bytesOf(stored.physicalSource());
            for (int row = 0; row < shape.rowCount(); row++) {
                array.rows.add(Arrays.copyOfRange(bytes, row * array.rowBytes(), (row + 1) * array.rowBytes()));
                array.live.add(stored.isLive(row));
            }
            model.arrays.put(stored.name(), array);
        }
        return model;
    }

    static byte[] bytesOf(LazySource source) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var bytes = arena.allocate(source.shape().elementCount() * source.dtype().itemSize(), 16);
            source.read(Box.all(source.shape()), bytes);
            return bytes.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// One to three changes of different arrays, to the transaction and to this model.
    void changeAtRandom(Random random, Transaction transaction) throws IOException {
        removed.putAll(justRemoved);
        justRemoved.clear();
        var free = new ArrayList<>(arrays.keySet());
        int count = 1 + random.nextInt(3);
        if (free.size() > 1 && random.nextInt(4) == 0) {
            exchange(random, transaction, free.remove(random.nextInt(free.size())), free.remove(random.nextInt(free.size())));
        }
        if (!free.isEmpty() && random.nextInt(6) == 0) {
            takeOver(random, transaction, free.remove(random.nextInt(free.size())));
        }
        for (int i = 0; i < count; i++) {
            if (free.isEmpty() || random.nextInt(6) == 0) {
                create(random, transaction);
            } else {
                change(random, transaction, free.remove(random.nextInt(free.size())));
            }
        }
    }

    /// Two arrays, perhaps changed, get each other's names.
    private void exchange(Random random, Transaction transaction, String one, String other) throws IOException {
        var first = arrays.get(one);
        var second = arrays.get(other);
        if (random.nextBoolean()) {
            rewriteRows(random, transaction, one, first);
        }
        if (random.nextBoolean()) {
            rewriteRows(random, transaction, other, second);
        }
        transaction.rename(Map.of(one, other, other, one));
        arrays.put(one, second);
        arrays.put(other, first);
    }

    /// A new array, or one that was removed, gets the name of an array that gives it up.
    private void takeOver(Random random, Transaction transaction, String name) throws IOException {
        if (random.nextBoolean()) {
            justRemoved.put(transaction.remove(name), arrays.remove(name));
        } else {
            var other = "array%d".formatted(named++);
            transaction.rename(name, other);
            arrays.put(other, arrays.remove(name));
        }
        if (removed.isEmpty()) {
            create(random, transaction, name);
            return;
        }
        var key = removed.firstKey();
        var back = removed.remove(key);
        if (random.nextBoolean()) {
            transaction.bringBack(key, name);
            arrays.put(name, back);
        } else {
            var changed = new ModelArray(back.dtype, back.rowShape);
            back.rows.forEach(changed::add);
            changed.add(changed.randomRow(random));
            transaction.bringBack(key, name, changed.source(changed.rows)).drop(name, RowSet.of(0));
            changed.live.set(0, false);
            arrays.put(name, changed);
        }
    }

    private void create(Random random, Transaction transaction) {
        create(random, transaction, "array%d".formatted(named++));
    }

    private void create(Random random, Transaction transaction, String name) {
        var dtype = DType.values()[random.nextInt(DType.values().length)];
        var array = new ModelArray(dtype, ROW_SHAPES.get(random.nextInt(ROW_SHAPES.size())));
        int rows = random.nextInt(200);
        for (int row = 0; row < rows; row++) {
            array.add(array.randomRow(random));
        }
        transaction.save(name, array.source(array.rows));
        if (rows > 0 && random.nextInt(4) == 0) {
            drop(random, transaction, name, array);
        }
        arrays.put(name, array);
    }

    private void change(Random random, Transaction transaction, String name) throws IOException {
        var array = arrays.get(name);
        switch (random.nextInt(9)) {
            case 0 -> {
                var replaced = new ModelArray(array.dtype, array.rowShape);
                int rows = random.nextInt(100);
                for (int row = 0; row < rows; row++) {
                    replaced.add(replaced.randomRow(random));
                }
                transaction.save(name, replaced.source(replaced.rows));
                arrays.put(name, replaced);
            }
            case 1 -> {
                justRemoved.put(transaction.remove(name), array);
                arrays.remove(name);
            }
            case 2 -> {
                if (removed.isEmpty()) {
                    rewrite(random, transaction, name, array);
                } else {
                    var key = removed.firstKey();
                    var back = "array%d".formatted(named++);
                    transaction.bringBack(key, back);
                    arrays.put(back, removed.remove(key));
                }
            }
            case 3 -> {
                var copy = "array%d".formatted(named++);
                transaction.copy(name, copy);
                arrays.put(copy, array.compacted());
            }
            default -> rewrite(random, transaction, name, array);
        }
    }

    private void rewrite(Random random, Transaction transaction, String name, ModelArray array) {
        rewriteRows(random, transaction, name, array);
        if (random.nextInt(6) == 0) {
            var renamed = "array%d".formatted(named++);
            transaction.rename(name, renamed);
            arrays.put(renamed, arrays.remove(name));
        }
    }

    private void rewriteRows(Random random, Transaction transaction, String name, ModelArray array) {
        int kept = array.rows.size();
        if (random.nextBoolean() && array.rowBytes() > 0 && kept > 0) {
            write(random, transaction, name, array);
        }
        if (random.nextInt(5) == 0 && kept > 0) {
            int cut = random.nextInt(kept + 1);
            transaction.cut(name, cut);
            array.rows.subList(kept - cut, kept).clear();
            array.live.subList(kept - cut, kept).clear();
        }
        if (random.nextInt(3) == 0) {
            var rows = new ArrayList<byte[]>();
            for (int row = random.nextInt(100); row > 0; row--) {
                rows.add(array.randomRow(random));
            }
            transaction.append(name, array.source(rows));
            rows.forEach(array::add);
        }
        if (random.nextBoolean() && !array.rows.isEmpty()) {
            drop(random, transaction, name, array);
        }
    }

    private static void drop(Random random, Transaction transaction, String name, ModelArray array) {
        var rows = RowSet.builder();
        int count = 1 + random.nextInt(8);
        boolean isDrop = random.nextInt(3) > 0;
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(array.rows.size());
            int to = Math.min(array.rows.size(), from + 1 + random.nextInt(20));
            rows.addRange(from, to);
            for (int row = from; row < to; row++) {
                array.live.set(row, !isDrop);
            }
        }
        if (isDrop) {
            transaction.drop(name, rows.build());
        } else {
            transaction.restore(name, rows.build());
        }
    }

    private static void write(Random random, Transaction transaction, String name, ModelArray array) {
        record Run(int row, int offset, byte[] bytes) {}
        var runs = new ArrayList<Run>();
        int at = 0;
        int end = array.rows.size() * array.rowBytes();
        int item = array.dtype.itemSize();
        while (at < end && runs.size() < 30) {
            at += random.nextInt(1 + end / 10 / item) * item;
            int length = Math.min(end - at, (1 + random.nextInt(5)) * item);
            if (length <= 0) {
                break;
            }
            var bytes = new byte[length];
            random.nextBytes(bytes);
            if (array.dtype == DType.BOOL) {
                for (int i = 0; i < length; i++) {
                    bytes[i] &= 1;
                }
            }
            runs.add(new Run(at / array.rowBytes(), at % array.rowBytes(), bytes));
            for (int i = 0; i < length; i++) {
                array.rows.get((at + i) / array.rowBytes())[(at + i) % array.rowBytes()] = bytes[i];
            }
            at += length;
        }
        transaction.write(name, new CellWrites() {
            @Override
            public long byteCount() {
                return runs.stream().mapToLong(run -> run.bytes().length).sum();
            }

            @Override
            public void forEach(Sink sink) throws IOException {
                for (var run : runs) {
                    sink.write(run.row(), run.offset(), MemorySegment.ofArray(run.bytes()));
                }
            }
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelPack that && arrays.equals(that.arrays);
    }

    @Override
    public int hashCode() {
        return arrays.hashCode();
    }

    @Override
    public String toString() {
        return arrays.toString();
    }
}
