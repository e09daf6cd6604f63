package numpack.app.table.cells;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import numpack.app.session.space.CellBox;
import numpack.app.table.number.NumberFormat;
import numpack.app.task.ProgressSink;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Reads one block, and looks which of its cells are not saved and which of its rows are dropped.
final class BlockTask implements Work<CellBlock> {
    private final BlockKey key;
    private final CellBox box;
    private final long revision;
    private final NumberFormat format;

    BlockTask(BlockKey key, CellBox box, long revision, NumberFormat format) {
        this.format = format;
        this.key = key;
        this.box = box;
        this.revision = revision;
    }

    @Override
    public CellBlock run(ProgressSink progress) throws IOException {
        var array = box.space().array();
        var bytes = box.read();
        progress.checkCancelled();
        return new CellBlock(revision, format, box, MemorySegment.ofArray(bytes),
                array.isReadable() && array.unsavedEdits() > 0 ? edited(array) : new BitSet(),
                BlockRows.read(key, box));
    }

    private BitSet edited(DraftArray array) throws IOException {
        if (box.slices().ndim() == 0) {
            return array.editedIn(box.slices());
        }
        var listed = box.space().listedRows(box);
        if (listed.isPresent()) {
            return edited(array, listed.get());
        }
        var all = new BitSet();
        var rows = box.slices().rows();
        var perRow = Math.toIntExact(box.elementsPerPosition());
        // dropped rows lie between the physical rows of logical ones: each run of neighbours is asked for alone
        for (long from = 0; from < rows.count();) {
            var to = endOfRun(rows, from);
            addShifted(all, array.editedIn(box.slices().withRows(run(rows, from, to))), Math.toIntExact(from * perRow));
            from = to;
        }
        addAppended(array, rows, perRow, all);
        return all;
    }

    /// Of listed rows, which lie in the box in file order.
    private BitSet edited(DraftArray array, RowSet rows) throws IOException {
        var all = new BitSet();
        int perRow = Math.toIntExact(box.elementsPerPosition());
        int at = 0;
        for (var range : rows.ranges()) {
            addShifted(all, array.editedIn(box.slices().withRows(Slice.of(range.from(), range.size()))), at * perRow);
            for (long row = range.to() - 1; row >= range.from() && array.isRowUnsaved(row); row--) {
                int place = at + (int) (row - range.from());
                all.set(place * perRow, (place + 1) * perRow);
            }
            at += (int) range.size();
        }
        return all;
    }

    private Slice run(Slice rows, long from, long to) {
        var step = to - from == 1 ? 1 : rows.step();
        return new Slice(box.space().physicalRow(rows.position(from)), to - from, step);
    }

    private long endOfRun(Slice rows, long from) {
        var space = box.space();
        var last = space.physicalRow(rows.position(from));
        var to = from + 1;
        while (to < rows.count() && space.physicalRow(rows.position(to)) == last + rows.step()) {
            last += rows.step();
            to++;
        }
        return to;
    }

    private void addAppended(DraftArray array, Slice rows, int perRow, BitSet all) {
        for (long i = rows.count() - 1; i >= 0 && array.isRowUnsaved(box.space().physicalRow(rows.position(i))); i--) {
            all.set(Math.toIntExact(i * perRow), Math.toIntExact((i + 1) * perRow));
        }
    }

    private static void addShifted(BitSet all, BitSet part, int by) {
        for (var bit = part.nextSetBit(0); bit >= 0; bit = part.nextSetBit(bit + 1)) {
            all.set(bit + by);
        }
    }
}
