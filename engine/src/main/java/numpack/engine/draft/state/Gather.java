package numpack.engine.draft.state;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import numpack.engine.draft.overlay.Windows;
import numpack.engine.draft.step.CellPlaces;
import numpack.engine.draft.step.Region;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// Reads the bytes of scattered places of an array one after the other. Places that lie close are read together: a read of some
/// kilobytes costs no more than a read of one byte.
public final class Gather {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int GAP_BYTES = 1 << 12;

    private final LazySource source;
    private final Sink sink;
    private final int itemSize;
    private byte[] window = new byte[0];
    private byte[] picked = new byte[0];

    private Gather(LazySource source, Sink sink) {
        this.source = source;
        this.sink = sink;
        this.itemSize = source.dtype().itemSize();
    }

    /// Takes the bytes in order, in parts.
    public interface Sink {
        void accept(byte[] bytes, int from, int count) throws IOException;
    }

    /// The cells of a region, in its order.
    public static void region(LazySource source, Region region, Sink sink) throws IOException {
        new Gather(source, sink).region(region);
    }

    /// Single cells, in order.
    public static void cells(LazySource source, CellPlaces places, Sink sink) throws IOException {
        new Gather(source, sink).cells(places);
    }

    private void region(Region region) throws IOException {
        long rowBytes = region.rowCells() * itemSize;
        if (rowBytes > WINDOW_BYTES) {
            for (var range : region.rows().ranges()) {
                for (long row = range.from(); row < range.to(); row++) {
                    for (var box : region.rest().behind(Slice.of(row, 1)).blocks(WINDOW_BYTES / itemSize)) {
                        int bytes = (int) (box.cellCount() * itemSize);
                        room(bytes);
                        Windows.read(source, box, MemorySegment.ofArray(window).asSlice(0, bytes));
                        sink.accept(window, 0, bytes);
                    }
                }
            }
            return;
        }
        long mostRows = Math.max(1, WINDOW_BYTES / rowBytes);
        long gapRows = GAP_BYTES / rowBytes;
        var rows = region.rows();
        for (long k = 0; k < rows.size();) {
            long from = rows.select(k);
            long behind = rows.rank(from + mostRows);
            long last = k;
            // Goes on as long as the next member is near.
            while (last + 1 < behind && rows.select(last + 1) - rows.select(last) <= gapRows + 1) {
                long runEnd = runEnd(rows, last, behind);
                last = runEnd > last ? runEnd : last + 1;
            }
            span(region, from, rows.select(last) + 1, k, last + 1, (int) rowBytes);
            k = last + 1;
        }
    }

    /// The last member of the run of consecutive rows that a member belongs to, before `behind`. O(log² n).
    private static long runEnd(RowSet rows, long member, long behind) {
        long low = member;
        long high = behind - 1;
        long row = rows.select(member);
        while (low < high) {
            long middle = low + (high - low + 1 >>> 1);
            if (rows.select(middle) - row == middle - member) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void span(Region region, long from, long to, long firstMember, long behindMember, int rowBytes) throws IOException {
        int bytes = Math.toIntExact((to - from) * rowBytes);
        room(bytes);
        Windows.read(source, region.rest().behind(Slice.of(from, to - from)), MemorySegment.ofArray(window).asSlice(0, bytes));
        if (behindMember - firstMember == to - from) {
            sink.accept(window, 0, bytes);
            return;
        }
        int at = 0;
        for (long member = firstMember; member < behindMember; member++) {
            System.arraycopy(window, (int) ((region.rows().select(member) - from) * rowBytes), picked, at, rowBytes);
            at += rowBytes;
        }
        sink.accept(picked, 0, at);
    }

    private void cells(CellPlaces places) throws IOException {
        long gap = GAP_BYTES / itemSize;
        long most = WINDOW_BYTES / itemSize;
        for (int run = 0; run < places.runCount();) {
            long from = places.start(run);
            int last = run;
            while (last + 1 < places.runCount() && places.start(last + 1) - places.end(last) <= gap
                    && places.end(last + 1) - from <= most) {
                last++;
            }
            if (last == run) {
                flat(from, places.end(run), most);
            } else {
                joined(places, run, last);
            }
            run = last + 1;
        }
    }

    private void flat(long from, long to, long most) throws IOException {
        for (long at = from; at < to; at += most) {
            int bytes = (int) (Math.min(most, to - at) * itemSize);
            room(bytes);
            Windows.readFlat(source, at, at + bytes / itemSize, window, 0);
            sink.accept(window, 0, bytes);
        }
    }

    private void joined(CellPlaces places, int first, int last) throws IOException {
        long from = places.start(first);
        room((int) ((places.end(last) - from) * itemSize));
        Windows.readFlat(source, from, places.end(last), window, 0);
        int at = 0;
        for (int run = first; run <= last; run++) {
            int bytes = (int) (places.length(run) * itemSize);
            System.arraycopy(window, (int) ((places.start(run) - from) * itemSize), picked, at, bytes);
            at += bytes;
        }
        sink.accept(picked, 0, at);
    }

    private void room(int bytes) {
        if (window.length < bytes) {
            window = new byte[bytes];
            picked = new byte[bytes];
        }
    }
}
