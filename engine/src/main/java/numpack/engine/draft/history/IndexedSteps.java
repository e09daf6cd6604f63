package numpack.engine.draft.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.zip.CRC32C;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepList;

/// The steps of a history at one moment, as an index into the log. Immutable: later moments share the index, which only grows after their ends, so
/// adding one step to a million costs one step. Safe for all threads.
public final class IndexedSteps extends AbstractList<Step> implements StepList {
    private final Source reader;
    private final Index index;
    private final int size;

    private IndexedSteps(Source reader, Index index, int size) {
        this.reader = reader;
        this.index = index;
        this.size = size;
    }

    /// Where steps are read again.
    public interface Source {
        /// @param sum what [#sum] says of the step's bytes
        /// @param end how far the log does not change any more, at least after the step
        /// @throws IOException if the log cannot be read, or is damaged there
        Step read(long start, int length, int sum, long end) throws IOException;
    }

    /// The check sum of a step's bytes.
    public static int sum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    public static IndexedSteps empty(Source reader) {
        return new IndexedSteps(reader, new Index(List.of(), 0), 0);
    }

    /// The first `position` of these steps and others after them.
    ///
    /// @param places where the others lie in the log
    public IndexedSteps replacedFrom(int position, List<Step> added, Places places) {
        Objects.checkIndex(position, size + 1);
        // Other moments hold what stands there.
        var target = position < index.used ? index.first(position) : index;
        for (int i = 0; i < added.size(); i++) {
            target.add(added.get(i).id(), places.start(i), places.length(i), places.sum(i));
        }
        return new IndexedSteps(reader, target, position + added.size());
    }

    /// Where consecutive steps lie in the log.
    ///
    /// @param start   where the payload of their record lies
    /// @param payload the payload
    /// @param offsets where in it each of them begins, and after the last where that ends
    public record Places(long start, byte[] payload, int[] offsets) {
        private long start(int i) {
            return start + offsets[i];
        }

        private int length(int i) {
            return offsets[i + 1] - offsets[i];
        }

        private int sum(int i) {
            return IndexedSteps.sum(payload, offsets[i], length(i));
        }
    }

    @Override
    public Step get(int position) {
        Objects.checkIndex(position, size);
        try {
            return reader.read(index.start(position), index.length(position), index.sum(position), index.start(size - 1) + index.length(size - 1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long id(int position) {
        return index.id(Objects.checkIndex(position, size));
    }

    @Override
    public int positionOf(long id) {
        for (int at = size - 1; at >= 0; at--) {
            if (index.id(at) == id) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public int sharedWith(StepList list) {
        if (!(list instanceof IndexedSteps other) || reader != other.reader) {
            return 0;
        }
        int most = Math.min(size, other.size);
        if (index == other.index) {
            return most;
        }
        int shared = 0;
        while (shared < most && index.start(shared) == other.index.start(shared)) {
            shared++;
        }
        return shared;
    }

    /// Some of the steps.
    public List<Step> at(int[] positions) {
        return new Some(this, positions);
    }

    @Override
    public int size() {
        return size;
    }

    /// Some steps of a moment.
    private static final class Some extends AbstractList<Step> implements RandomAccess {
        private final IndexedSteps all;
        private final int[] positions;

        Some(IndexedSteps all, int[] positions) {
            this.all = all;
            this.positions = positions;
        }

        @Override
        public Step get(int index) {
            return all.get(positions[index]);
        }

        @Override
        public int size() {
            return positions.length;
        }
    }

    /// Numbers and places that several moments share, and how many of them there are. Only one thread adds; what others look at is not changed
    /// any more.
    private static final class Index {
        private static final int BLOCK = 1024;

        private volatile List<Block> blocks;
        private int used;

        Index(List<Block> blocks, int used) {
            this.blocks = blocks;
            this.used = used;
        }

        /// Another index that begins like this one.
        Index first(int count) {
            int whole = count / BLOCK;
            var kept = new ArrayList<>(blocks.subList(0, whole));
            if (count % BLOCK > 0) {
                kept.add(blocks.get(whole).copy());
            }
            return new Index(kept, count);
        }

        void add(long id, long start, int length, int sum) {
            if (used == blocks.size() * BLOCK) {
                var more = new ArrayList<>(blocks);
                more.add(new Block(id, new int[BLOCK], new long[BLOCK], new int[BLOCK], new int[BLOCK]));
                blocks = more;
            }
            blocks.get(used / BLOCK).set(used % BLOCK, id, start, length, sum);
            used++;
        }

        long id(int position) {
            return blocks.get(position / BLOCK).id(position % BLOCK);
        }

        long start(int position) {
            return blocks.get(position / BLOCK).starts[position % BLOCK];
        }

        int length(int position) {
            return blocks.get(position / BLOCK).lengths[position % BLOCK];
        }

        int sum(int position) {
            return blocks.get(position / BLOCK).sums[position % BLOCK];
        }
    }

    /// @param firstId the number of the first step
    /// @param ids     how much higher those of the steps are
    private record Block(long firstId, int[] ids, long[] starts, int[] lengths, int[] sums) {
        Block copy() {
            return new Block(firstId, ids.clone(), starts.clone(), lengths.clone(), sums.clone());
        }

        long id(int at) {
            return firstId + ids[at];
        }

        void set(int at, long id, long start, int length, int sum) {
            ids[at] = Math.toIntExact(id - firstId);
            starts[at] = start;
            lengths[at] = length;
            sums[at] = sum;
        }
    }
}
