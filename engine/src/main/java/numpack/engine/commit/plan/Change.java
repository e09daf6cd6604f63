package numpack.engine.commit.plan;

import java.util.List;
import java.util.Optional;
import numpack.engine.change.CellWrites;
import numpack.engine.commit.span.JournalBudget;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.rows.AppendPlan;
import numpack.engine.shape.RowSet;
import numpack.engine.work.CompactionPlan;

/// What a commit does to one array. A value: a transaction makes one for each array that it is about, when it is committed.
public sealed interface Change {
    /// The name that the array has afterwards; of one that is removed, the name that it had.
    String name();

    /// The array as it was when the transaction began; empty for a new one.
    Optional<LoadedArray> base();

    /// Bytes that are read or written for the change, for progress.
    long payloadBytes();

    /// Bytes that the change needs on the disk, meanwhile or for good, as long as no file of it has to be written anew. A file that turns out
    /// to be better written anew is looked at again before that is done.
    long neededBytes();

    /// Whether its name is one that no array had when the transaction began, or another one.
    default boolean takesName() {
        return base().isEmpty() || !base().get().name().equals(name());
    }

    /// Whether the name that the array had when the transaction began no longer means it.
    default boolean givesNameUp() {
        return base().isPresent() && takesName();
    }

    /// Whether it is about an array that is there and stays, under its name.
    default boolean keepsItsName() {
        return !takesName() && !givesNameUp();
    }

    /// A whole array: a new one, or in place of one that is there.
    ///
    /// @param place    where it goes
    /// @param elements all rows but those appended
    /// @param appended more rows after them
    /// @param dropped  which of all these rows are dropped
    record Whole(String name, Place place, LazySource elements, List<LazySource> appended, RowSet dropped) implements Change {
        public Whole {
            appended = List.copyOf(appended);
        }

        @Override
        public Optional<LoadedArray> base() {
            return place instanceof Place.InsteadOf(var array) ? Optional.of(array) : Optional.empty();
        }

        @Override
        public long payloadBytes() {
            return Math.addExact(bytesOf(elements), bytesOf(appended));
        }

        @Override
        public long neededBytes() {
            return payloadBytes();
        }

        long rows() {
            return Math.addExact(elements.shape().rowCount(), rowsOf(appended));
        }
    }

    /// Where a whole array goes.
    sealed interface Place {
        /// Under a name that was asked for as a free one.
        record FreeName() implements Place {}

        /// Under a name that was free when the transaction began, and that was to be replaced whatever it means. An array that has it now is not
        /// what the caller has seen.
        record UnseenName() implements Place {}

        /// In place of an array that is there; it may get another name.
        record InsteadOf(LoadedArray array) implements Place {}

        /// In place of what waits under the key of a removed array.
        record InsteadOfRemoved(String key) implements Place {}
    }

    /// A change inside an array that stays where it is, in this order.
    ///
    /// @param array    as it was
    /// @param name     the name that it has afterwards
    /// @param writes   cells, where writes meet the later one counts
    /// @param cut      how many rows go at the end
    /// @param appended more rows after the others
    /// @param dropped  rows that are marked as dropped
    /// @param restored rows that are marked as live
    record InPlace(LoadedArray array, String name, List<CellWrites> writes, long cut, List<LazySource> appended, RowSet dropped,
            RowSet restored) implements Change {
        public InPlace {
            writes = List.copyOf(writes);
            appended = List.copyOf(appended);
        }

        @Override
        public Optional<LoadedArray> base() {
            return Optional.of(array);
        }

        /// Written cells count twice: they are run through once to see how many files they would make new, and once to be written.
        @Override
        public long payloadBytes() {
            return Math.addExact(Math.multiplyExact(2, writtenBytes()), bytesOf(appended));
        }

        @Override
        public long neededBytes() {
            if (!array.isReadable()) {
                return 0;
            }
            long bytes = 0;
            for (var rows : appended) {
                bytes = Math.addExact(bytes, Math.addExact(bytesOf(rows), journaled(bytesOf(rows), 0)));
            }
            var rows = array.rows();
            long size = rows.file().sizeBytes();
            long cutBytes = cut * rows.file().rowBytes();
            bytes = Math.addExact(bytes, journaled(Math.multiplyExact(2, writtenBytes()), size));
            bytes = Math.addExact(bytes, journaled(cutBytes, size - cutBytes));
            return Math.addExact(bytes, marksRows() ? rows.live().physicalCount() / 4 + 4096 : 0);
        }

        boolean isRename() {
            return takesName();
        }

        boolean isResized() {
            return cut > 0 || appendedRows() > 0;
        }

        /// Whether rows are dropped or restored.
        boolean marksRows() {
            return !dropped.isEmpty() || !restored.isEmpty();
        }

        long appendedRows() {
            return rowsOf(appended);
        }

        long writtenBytes() {
            return writes.stream().mapToLong(CellWrites::byteCount).reduce(0, Math::addExact);
        }

        /// What the journal holds of so many bytes, or what is needed in its stead if they are too many for it.
        private static long journaled(long bytes, long otherwise) {
            return bytes > JournalBudget.MAX_BYTES ? otherwise : bytes;
        }
    }

    /// Takes an array out of the pack; its files wait to be brought back.
    ///
    /// @param key under which they wait
    record Remove(LoadedArray array, String key) implements Change {
        @Override
        public String name() {
            return array.name();
        }

        @Override
        public Optional<LoadedArray> base() {
            return Optional.of(array);
        }

        @Override
        public boolean givesNameUp() {
            return true;
        }

        @Override
        public long payloadBytes() {
            return 0;
        }

        @Override
        public long neededBytes() {
            return 0;
        }
    }

    /// Brings a removed array back as it was.
    ///
    /// @param key under which its files wait
    record BringBack(String key, String name) implements Change {
        @Override
        public Optional<LoadedArray> base() {
            return Optional.empty();
        }

        @Override
        public long payloadBytes() {
            return 0;
        }

        @Override
        public long neededBytes() {
            return 0;
        }
    }

    /// Leaves the dropped rows of an array behind for good.
    ///
    /// @param array as it was planned for
    /// @param plan  what was approved
    /// @param segmentBytes how long one file may be if it stays in segments
    record Compact(LoadedArray array, CompactionPlan.ArrayPlan plan, long segmentBytes) implements Change {
        public Compact(LoadedArray array, CompactionPlan.ArrayPlan plan) {
            this(array, plan, AppendPlan.SEGMENT_BYTES);
        }

        @Override
        public String name() {
            return array.name();
        }

        @Override
        public Optional<LoadedArray> base() {
            return Optional.of(array);
        }

        @Override
        public long payloadBytes() {
            return plan.droppedRows() > 0 ? array.dataBytes() : 0;
        }

        @Override
        public long neededBytes() {
            return plan.neededBytes();
        }
    }

    /// How many rows these are together.
    static long rowsOf(List<? extends LazySource> sources) {
        return sources.stream().mapToLong(source -> source.shape().rowCount()).reduce(0, Math::addExact);
    }

    private static long bytesOf(LazySource source) {
        return Math.multiplyExact(source.shape().elementCount(), (long) source.dtype().itemSize());
    }

    private static long bytesOf(List<LazySource> sources) {
        return sources.stream().mapToLong(Change::bytesOf).reduce(0, Math::addExact);
    }
}
