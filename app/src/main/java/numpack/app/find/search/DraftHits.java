package numpack.app.find.search;

import java.io.IOException;
import java.util.List;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.find.HitSink;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// What only the draft knows of an array: its changed cells and dropped rows, as hits. In the background only.
final class DraftHits {
    private static final int PARTS = 4096;
    private static final long BLOCK_CELLS = 1 << 16;
    private static final int AT_ONCE = 1 << 12;

    private final DraftArray array;
    private final List<Region> regions;

    /// @param regions what is looked at; nothing for all
    DraftHits(DraftArray array, List<Region> regions) {
        this.array = array;
        this.regions = regions;
    }

    /// Hands over the members of a set, ascending.
    static void handOver(RowSet hits, HitSink sink) throws IOException {
        var some = new long[AT_ONCE];
        int count = 0;
        for (var range : hits.ranges()) {
            for (long hit = range.from(); hit < range.to(); hit++) {
                some[count++] = hit;
                if (count == some.length) {
                    sink.take(some, count);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            sink.take(some, count);
        }
    }

    /// Dropped rows, physical.
    void dropped(HitSink sink, Progress told) throws IOException {
        told.begin(0);
        if (array.physicalShape().ndim() > 0) {
            handOver(array.droppedRows(0, array.physicalShape().rowCount()), sink);
        }
    }

    /// Cells of live rows that differ from what is saved, in C order among the cells of physical rows. Only the parts of the array that have edits are read.
    void changed(HitSink sink, Progress told) throws IOException {
        var shape = array.physicalShape();
        told.begin(shape.rowCount());
        if (array.unsavedEdits() == 0 || shape.isEmpty()) {
            return;
        }
        if (shape.ndim() == 0) {
            if (!array.editedIn(Box.of()).isEmpty()) {
                sink.take(new long[] {0}, 1);
            }
            return;
        }
        int parts = (int) Math.min(PARTS, shape.rowCount());
        var marks = array.editedRowMarks(parts);
        for (int part = 0; part < parts; part++) {
            long from = begin(shape.rowCount(), parts, part);
            long to = begin(shape.rowCount(), parts, part + 1);
            if (marks[part] > 0) {
                changedIn(Box.ofRows(Slice.of(from, to - from), shape), sink, told);
            }
            told.advance(to - from);
            told.checkCancelled();
        }
    }

    private void changedIn(Box rows, HitSink sink, Progress told) throws IOException {
        long place = rows.rows().start() * rows.rowCellCount();
        var hits = new long[AT_ONCE];
        for (var block : rows.blocks(BLOCK_CELLS)) {
            told.checkCancelled();
            var edited = array.editedIn(block);
            int cells = (int) block.cellCount();
            long rowCells = block.rowCellCount();
            for (long row = 0; row < block.rows().count(); row++) {
                long physical = block.rows().position(row);
                if (!array.isLive(physical)) {
                    edited.clear((int) (row * rowCells), (int) ((row + 1) * rowCells));
                } else if (array.isRowUnsaved(physical)) {
                    edited.set((int) (row * rowCells), (int) ((row + 1) * rowCells));
                }
            }
            int count = 0;
            for (int bit = edited.nextSetBit(0); bit >= 0 && bit < cells; bit = edited.nextSetBit(bit + 1)) {
                if (isWanted(place + bit)) {
                    hits[count++] = place + bit;
                }
                if (count == hits.length) {
                    sink.take(hits, count);
                    count = 0;
                }
            }
            if (count > 0) {
                sink.take(hits, count);
            }
            place += cells;
        }
    }

    private boolean isWanted(long place) {
        return regions.isEmpty() || regions.stream().anyMatch(region -> contains(region, place));
    }

    private boolean contains(Region region, long place) {
        long rowCells = array.physicalShape().rowElements();
        if (!region.rows().contains(place / rowCells)) {
            return false;
        }
        long left = place % rowCells;
        for (int axis = region.rest().ndim() - 1; axis >= 0; axis--) {
            long length = array.physicalShape().length(axis + 1);
            if (region.rest().slice(axis).indexOf(left % length) < 0) {
                return false;
            }
            left /= length;
        }
        return true;
    }

    private static long begin(long rows, int parts, int part) {
        return rows / parts * part + rows % parts * part / parts;
    }
}
