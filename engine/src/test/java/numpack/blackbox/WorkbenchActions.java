package numpack.blackbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Random changes of a pack through the front door, and of what it must hold then.
final class WorkbenchActions {
    static final List<Shape> ROW_SHAPES = List.of(Shape.of(), Shape.of(), Shape.of(3), Shape.of(2, 3), Shape.of(1, 2, 2), Shape.of(0), Shape.of(70));
    private static final List<String> NAMES = List.of("x", "labels", "two words", "Großes ß", "日本語", "a.b", "data_x", "n".repeat(240), "-1",
            "e\u0301", "x_segments", "😀", "%20", "'quoted'");

    private final Random random;
    private final Map<String, ExpectedArray> known;
    private final List<String> done;

    WorkbenchActions(Random random, Map<String, ExpectedArray> known, List<String> done) {
        this.random = random;
        this.known = known;
        this.done = done;
    }

    void doOne(Pack pack) throws IOException {
        var arrays = PackArrays.of(pack);
        if (known.isEmpty() || random.nextInt(8) == 0) {
            saveNew(pack, arrays);
            return;
        }
        var name = anyName();
        var array = known.get(name);
        switch (random.nextInt(12)) {
            case 0 -> saveOver(arrays, name);
            case 1, 2 -> append(arrays, name, array);
            case 3, 4 -> replace(arrays, name, array);
            case 5, 6, 7 -> drop(arrays, name, array);
            case 8 -> restore(arrays, name, array);
            case 9 -> giveName(pack, arrays, name, array);
            case 10 -> remove(arrays, name);
            default -> compact(pack, name, array);
        }
    }

    private String anyName() {
        return List.copyOf(known.keySet()).get(random.nextInt(known.size()));
    }

    private void saveNew(Pack pack, PackArrays arrays) throws IOException {
        var name = freeName(pack);
        if (name.isEmpty()) {
            return;
        }
        var dtype = DType.values()[random.nextInt(DType.values().length)];
        save(arrays, name, new ExpectedArray(dtype, ROW_SHAPES.get(random.nextInt(ROW_SHAPES.size()))));
    }

    private void saveOver(PackArrays arrays, String name) throws IOException {
        var dtype = DType.values()[random.nextInt(DType.values().length)];
        save(arrays, name, new ExpectedArray(dtype, ROW_SHAPES.get(random.nextInt(ROW_SHAPES.size()))));
    }

    private void save(PackArrays arrays, String name, ExpectedArray array) throws IOException {
        var rows = array.randomRows(random, random.nextInt(5) == 0 ? 0 : random.nextInt(150));
        record("save %s %s", name, rows);
        arrays.save(name, inSomeLayout(rows));
        array.append(rows);
        known.put(name, array);
    }

    private void append(PackArrays arrays, String name, ExpectedArray array) throws IOException {
        var rows = array.randomRows(random, random.nextInt(90));
        record("append %s %s", name, rows);
        arrays.append(name, inSomeLayout(rows));
        array.append(rows);
    }

    private void replace(PackArrays arrays, String name, ExpectedArray array) throws IOException {
        var live = array.liveRows();
        var selection = selection(live.length);
        var wanted = rowsOf(selection);
        var rows = array.randomRows(random, wanted.length);
        record("replace %s %s", name, Arrays.toString(wanted));
        arrays.replace(name, selection, inSomeLayout(rows));
        for (int i = 0; i < wanted.length; i++) {
            array.replace(live[(int) wanted[i]], rows.row(i).toByteArray());
        }
    }

    private void drop(PackArrays arrays, String name, ExpectedArray array) throws IOException {
        var live = array.liveRows();
        var selection = selection(live.length);
        var wanted = rowsOf(selection);
        record("drop %s %s", name, Arrays.toString(wanted));
        arrays.drop(name, selection);
        for (long row : wanted) {
            array.setLive(live[(int) row], false);
        }
    }

    private void restore(PackArrays arrays, String name, ExpectedArray array) throws IOException {
        if (array.physicalCount() == 0) {
            return;
        }
        int from = random.nextInt(array.physicalCount());
        int to = from + 1 + random.nextInt(array.physicalCount() - from);
        record("restore %s %d:%d", name, from, to);
        arrays.restore(name, RowSet.range(from, to));
        for (int row = from; row < to; row++) {
            array.setLive(row, true);
        }
    }

    private void giveName(Pack pack, PackArrays arrays, String name, ExpectedArray array) throws IOException {
        var other = freeName(pack);
        if (other.isEmpty()) {
            return;
        }
        if (random.nextBoolean()) {
            record("rename %s %s", name, other);
            arrays.rename(name, other);
            known.put(other, known.remove(name));
        } else {
            record("copy %s %s", name, other);
            arrays.copy(name, other);
            known.put(other, array.compacted());
        }
    }

    private void remove(PackArrays arrays, String name) throws IOException {
        record("remove %s", name);
        arrays.remove(name);
        known.remove(name);
    }

    private void compact(Pack pack, String name, ExpectedArray array) throws IOException {
        record("compact %s", name);
        pack.compact(pack.planCompaction(List.of(name)), Progress.NONE);
        known.put(name, array.compacted());
    }

    /// A row, a list in any order with repeats, a slice text, or a mask.
    private Selection selection(int count) {
        if (count == 0) {
            return Selection.Rows.of();
        }
        return switch (random.nextInt(4)) {
            case 0 -> Selection.Rows.of(random.nextInt(count));
            case 1 -> Selection.Rows.of(random.ints(random.nextInt(20), 0, count).asLongStream().toArray());
            case 2 -> {
                var step = List.of("", ":2", ":-1", ":-3", ":7").get(random.nextInt(5));
                var start = random.nextBoolean() ? "" : String.valueOf(random.nextInt(2 * count + 1) - count);
                yield SelectionParser.parse(start + ":" + step, Shape.of(count));
            }
            default -> {
                var rows = RowSet.builder();
                for (int row = 0; row < count; row++) {
                    if (random.nextInt(4) == 0) {
                        rows.add(row);
                    }
                }
                yield new Selection.Mask(rows.build());
            }
        };
    }

    private static long[] rowsOf(Selection selection) {
        return switch (selection) {
            case Selection.Rows rows -> rows.toArray();
            case Selection.Mask mask -> mask.rows().toArray();
            case Selection.Cells cells -> LongStream.range(0, cells.box().rows().count()).map(cells.box().rows()::position).toArray();
        };
    }

    /// The same array with its elements somewhere else in memory.
    private NdArray inSomeLayout(NdArray rows) {
        return switch (random.nextInt(3)) {
            case 0 -> rows;
            case 1 -> rows.transpose().copy().transpose();
            default -> NdArrays.concat(0, List.of(rows, rows)).rows(rows.shape().rowCount(), rows.shape().rowCount());
        };
    }

    private String freeName(Pack pack) {
        var name = NAMES.get(random.nextInt(NAMES.size()));
        return pack.whyNotName(name).isEmpty() ? name : "";
    }

    private void record(String format, Object... facts) {
        done.add(format.formatted(facts));
    }
}
