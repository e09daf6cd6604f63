package numpack.engine.draft.overlay;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Slice;

/// A box of cells: some rows, and slices of the other axes. Its values lie in C order: rows ascending, then the slices in order.
public final class RegionLayer implements Layer {
    private final RowSet rows;
    private final Optional<RowSet> ranks;
    private final Box rest;
    private final int itemSize;
    private final ByteSource values;
    private final long valueBytes;

    /// @param rows       the rows it covers
    /// @param ranks      which rows of `values` they are; empty if simply the first, the second and so on
    /// @param rest       what it covers of each row; its steps are positive
    /// @param valueBytes the size of `values`
    public RegionLayer(RowSet rows, Optional<RowSet> ranks, Box rest, int itemSize, ByteSource values, long valueBytes) {
        this.rows = rows;
        this.ranks = ranks;
        this.rest = rest;
        this.itemSize = itemSize;
        this.values = values;
        this.valueBytes = valueBytes;
    }

    @Override
    public long minRow() {
        return rows.min();
    }

    @Override
    public long maxRow() {
        return rows.max();
    }

    @Override
    public RowSet rows() {
        return rows;
    }

    @Override
    public Box restBounds() {
        return rest.around(rest);
    }

    @Override
    public RegionLayer first(long count) {
        return new RegionLayer(rows.intersect(RowSet.range(0, count)), ranks, rest, itemSize, values, valueBytes);
    }

    @Override
    public void paint(Box window, MemorySegment into) throws IOException {
        var matches = new ArrayList<Matches>();
        for (int axis = 0; axis < window.ndim(); axis++) {
            var found = axis == 0 ? rowMatches(window.rows()) : Matches.between(window.slice(axis), rest.slice(axis - 1));
            if (found.count == 0) {
                return;
            }
            matches.add(found);
        }
        new Painting(window, matches, into).paint(0, 0, 0);
    }

    private Matches rowMatches(Slice window) {
        var found = new Matches();
        long low = rows.rank(window.lowest());
        long behind = rows.rank(window.highest() + 1);
        if (behind - low == window.highest() - window.lowest() + 1) {
            for (long i = 0; i < window.count(); i++) {
                found.add(i, rankAt(low + window.position(i) - window.lowest()));
            }
        } else if (behind - low < window.count()) {
            boolean isAscending = window.step() > 0;
            for (long k = 0; k < behind - low; k++) {
                long member = isAscending ? low + k : behind - 1 - k;
                long index = window.indexOf(rows.select(member));
                if (index >= 0) {
                    found.add(index, rankAt(member));
                }
            }
        } else {
            for (long i = 0; i < window.count(); i++) {
                if (rows.contains(window.position(i))) {
                    found.add(i, rankAt(rows.rank(window.position(i))));
                }
            }
        }
        return found;
    }

    private long rankAt(long member) {
        return ranks.isPresent() ? ranks.get().select(member) : member;
    }

    /// Pairs of index in the window and index in the layer, by ascending window index.
    private static final class Matches {
        private long[] targets = new long[16];
        private long[] sources = new long[16];
        private int count;

        static Matches between(Slice window, Slice covered) {
            var found = new Matches();
            for (long i = 0; i < window.count(); i++) {
                long source = covered.indexOf(window.position(i));
                if (source >= 0) {
                    found.add(i, source);
                }
            }
            return found;
        }

        void add(long target, long source) {
            if (count == targets.length) {
                targets = Arrays.copyOf(targets, 2 * count);
                sources = Arrays.copyOf(sources, 2 * count);
            }
            targets[count] = target;
            sources[count++] = source;
        }

        /// How many pairs from `first` on go up by one on both sides.
        int runFrom(int first) {
            int next = first + 1;
            while (next < count && targets[next] == targets[next - 1] + 1 && sources[next] == sources[next - 1] + 1) {
                next++;
            }
            return next - first;
        }
    }

    /// One window being painted.
    private final class Painting {
        private static final int MAX_BYTES = 1 << 20;

        private final Box window;
        private final List<Matches> matches;
        private final MemorySegment into;
        private final ByteSource ahead = ByteSource.readingAhead(values, valueBytes);
        private byte[] buffer = new byte[0];

        Painting(Box window, List<Matches> matches, MemorySegment into) {
            this.window = window;
            this.matches = matches;
            this.into = into;
        }

        /// `target` and `source` count lines of this axis.
        void paint(int axis, long target, long source) throws IOException {
            var pairs = matches.get(axis);
            long targetLine = target * window.slice(axis).count();
            long sourceLine = axis == 0 ? 0 : source * rest.slice(axis - 1).count();
            if (axis < window.ndim() - 1) {
                for (int i = 0; i < pairs.count; i++) {
                    paint(axis + 1, targetLine + pairs.targets[i], sourceLine + pairs.sources[i]);
                }
                return;
            }
            for (int i = 0; i < pairs.count;) {
                int run = Math.min(pairs.runFrom(i), MAX_BYTES / itemSize);
                copy(targetLine + pairs.targets[i], sourceLine + pairs.sources[i], run);
                i += run;
            }
        }

        private void copy(long target, long source, int cells) throws IOException {
            int bytes = cells * itemSize;
            if (buffer.length < bytes) {
                buffer = new byte[Math.max(bytes, 2 * buffer.length)];
            }
            ahead.read(source * itemSize, buffer, 0, bytes);
            MemorySegment.copy(MemorySegment.ofArray(buffer), 0, into, target * itemSize, bytes);
        }
    }
}
