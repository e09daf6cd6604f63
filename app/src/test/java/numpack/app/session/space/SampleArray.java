package numpack.app.session.space;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import numpack.engine.StoredArray;
import numpack.engine.draft.DraftArray;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.error.Finding;
import numpack.engine.lazy.LazyArray;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;

/// An array in the mind: an element is its place in C order over the physical shape, unless it was set to something else.
public final class SampleArray implements DraftArray {
    private final DType dtype;
    private final Shape physicalShape;
    private final RowSet dropped;
    private final Map<Long, String> set = new HashMap<>();
    private RowSet unsavedDrops = RowSet.empty();
    private RowSet unsavedRestores = RowSet.empty();
    private long savedRows = Long.MAX_VALUE;
    private long id = 7;
    private Optional<String> link = Optional.empty();
    public int reads;
    /// How often dropped rows were asked for.
    public int looks;
    /// The most rows of which the dropped ones were asked for at once.
    public long widestLook;
    /// What every question about dropped rows fails with; null if it does not.
    public @Nullable RuntimeException dropsFailure;

    public SampleArray(DType dtype, long... physicalShape) {
        this(dtype, RowSet.empty(), physicalShape);
    }

    public SampleArray(DType dtype, RowSet dropped, long... physicalShape) {
        this.dtype = dtype;
        this.dropped = dropped;
        this.physicalShape = Shape.of(physicalShape);
    }

    /// Sets an element, counted over the physical shape, as an unsaved edit.
    public SampleArray set(long element, String text) {
        set.put(element, text);
        return this;
    }

    /// These of its dropped rows were dropped since the last save.
    public SampleArray unsavedDrops(RowSet rows) {
        unsavedDrops = rows;
        return this;
    }

    /// These of its live rows were restored since the last save.
    public SampleArray unsavedRestores(RowSet rows) {
        unsavedRestores = rows;
        return this;
    }

    public SampleArray id(long id) {
        this.id = id;
        return this;
    }

    /// Its file is a symbolic link.
    public SampleArray link(String target) {
        link = Optional.of(target);
        return this;
    }

    @Override
    public Optional<String> linkTarget() {
        return link;
    }

    public SampleArray savedRows(long rows) {
        savedRows = rows;
        return this;
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean isSameArrayAs(DraftArray other) {
        return other instanceof SampleArray && other.id() == id;
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public Optional<Finding> trouble() {
        return Optional.empty();
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Shape shape() {
        return physicalShape.ndim() == 0 ? physicalShape : physicalShape.withRows(physicalShape.length(0) - dropped.size());
    }

    @Override
    public Shape physicalShape() {
        return physicalShape;
    }

    @Override
    public Optional<StoredArray> base() {
        return Optional.empty();
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public long droppedCount() {
        return dropped.size();
    }

    @Override
    public Optional<RowSet> rowsNow(DraftArray earlier, RowSet rows) {
        return Optional.of(rows);
    }

    @Override
    public boolean keepsNumbers(DraftArray earlier) {
        return true;
    }

    @Override
    public RowSet editedRows() {
        var rows = RowSet.builder();
        set.keySet().forEach(place -> rows.add(place / Math.max(1, physicalShape.rowElements())));
        return rows.build();
    }

    @Override
    public long physicalRow(long logicalRow) {
        failIfAskedFor();
        var low = logicalRow;
        while (low - dropped.rank(low + 1) < logicalRow || !isLive(low)) {
            low++;
        }
        return low;
    }

    @Override
    public long liveRowsBefore(long physicalRow) {
        failIfAskedFor();
        return physicalRow - dropped.rank(physicalRow);
    }

    @Override
    public boolean isLive(long physicalRow) {
        failIfAskedFor();
        return !dropped.contains(physicalRow);
    }

    @Override
    public RowSet droppedRows(long from, long to) {
        looks++;
        failIfAskedFor();
        widestLook = Math.max(widestLook, to - from);
        return dropped.intersect(RowSet.range(from, to));
    }

    @Override
    public LazyArray source() {
        return LazyArray.of(new Source(shape(), this::physicalRow));
    }

    @Override
    public LazyArray physicalSource() {
        return LazyArray.of(new Source(physicalShape, row -> row));
    }

    @Override
    public BitSet editedIn(Box box) {
        var edited = new BitSet();
        var places = places(box, row -> row);
        for (var i = 0; i < places.length; i++) {
            edited.set(i, set.containsKey(places[i]));
        }
        return edited;
    }

    @Override
    public boolean isRowUnsaved(long physicalRow) {
        return physicalRow >= savedRows;
    }

    @Override
    public int unsavedEdits() {
        return set.size() + (savedRows < Long.MAX_VALUE ? 1 : 0);
    }

    @Override
    public RowSet unsavedDrops() {
        return unsavedDrops;
    }

    @Override
    public RowSet unsavedRestores() {
        return unsavedRestores;
    }

    @Override
    public long[] editedRowMarks(int buckets) {
        var marks = new long[buckets];
        set.keySet().forEach(place -> marks[(int) (place / physicalShape.rowElements() * buckets / physicalShape.rowCount())]++);
        return marks;
    }

    @Override
    public long[] droppedRowMarks(int buckets) {
        return new long[buckets];
    }

    private void failIfAskedFor() {
        if (dropsFailure != null) {
            throw dropsFailure;
        }
    }

    private long[] places(Box box, java.util.function.LongUnaryOperator physical) {
        var count = box.cellCount();
        var places = new long[Math.toIntExact(count)];
        for (var i = 0; i < places.length; i++) {
            long rest = i;
            long place = 0;
            long stride = 1;
            for (var axis = box.ndim() - 1; axis >= 0; axis--) {
                var slice = box.slice(axis);
                var at = slice.position(rest % slice.count());
                rest /= slice.count();
                place += (axis == 0 ? physical.applyAsLong(at) : at) * stride;
                stride *= physicalShape.length(axis);
            }
            places[i] = place;
        }
        return places;
    }

    private final class Source implements LazySource {
        private final Shape shape;
        private final java.util.function.LongUnaryOperator physical;

        Source(Shape shape, java.util.function.LongUnaryOperator physical) {
            this.shape = shape;
            this.physical = physical;
        }

        @Override
        public DType dtype() {
            return dtype;
        }

        @Override
        public Shape shape() {
            return shape;
        }

        @Override
        public void read(Box box, MemorySegment into) throws IOException {
            reads++;
            var places = places(box, physical);
            for (var i = 0; i < places.length; i++) {
                var text = set.getOrDefault(places[i], dtype == DType.BOOL ? places[i] % 2 + "" : Long.toString(places[i] % 100_000));
                if (!ElementText.parse(dtype, text, into, (long) i * dtype.itemSize()).isOk()) {
                    throw new IOException("no " + dtype + ": " + text);
                }
            }
        }
    }
}
