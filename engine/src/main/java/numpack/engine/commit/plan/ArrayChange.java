package numpack.engine.commit.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.engine.change.CellWrites;
import numpack.engine.lazy.LazySource;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;

/// What a transaction wants of one array. Mutable until the commit; belongs to one transaction.
public final class ArrayChange {
    /// The array as it was when the transaction began; empty for a new one.
    public final Optional<LoadedArray> base;
    public final List<LazySource> appended = new ArrayList<>();
    public final List<CellWrites> writes = new ArrayList<>();
    public String name;
    /// All elements, if the whole array is replaced or new.
    public @Nullable LazySource whole;
    public RowSet dropped = RowSet.empty();
    public RowSet restored = RowSet.empty();
    public long cut;
    /// What becomes of an array of that name that is there.
    public Existing existing = Existing.REFUSES;
    /// Where its files go, if it is taken out of the pack.
    public @Nullable String removedAs;
    /// Where its files come from, if it is brought back.
    public @Nullable String broughtBackFrom;

    public ArrayChange(String name, Optional<LoadedArray> base) {
        this.name = name;
        this.base = base;
    }

    /// What a new array does with one of its name that came to be since the transaction began.
    public enum Existing {
        /// It was asked for a name that is free.
        REFUSES,
        /// It was to replace whatever the name means, and that is not what the caller has seen.
        WAS_NOT_SEEN
    }

    boolean isRename() {
        return base.isPresent() && !base.get().name().equals(name);
    }

    /// Whether its name is one that no array had when the transaction began, or another one.
    public boolean takesName() {
        return base.isEmpty() || removedAs == null && isRename();
    }

    /// Whether the name that the array had when the transaction began means it no more.
    public boolean givesNameUp() {
        return base.isPresent() && (removedAs != null || isRename());
    }

    /// Whether it is about an array that is there and stays, under its name.
    public boolean keepsItsName() {
        return base.isPresent() && removedAs == null && !isRename();
    }

    public boolean isSave() {
        return existing == Existing.WAS_NOT_SEEN;
    }

    /// Whether it changes rows of the array that is there, and not the array as a whole.
    public boolean isInPlace() {
        return base.isPresent() && whole == null && removedAs == null;
    }

    public long appendedRows() {
        long rows = 0;
        for (var source : appended) {
            rows = Math.addExact(rows, source.shape().rowCount());
        }
        return rows;
    }

    /// Bytes of elements that the change brings, for progress. Written cells count twice: they are run through once to see how many files they
    /// would make new, and once to be written.
    public long payloadBytes() {
        long bytes = isInPlace() ? Math.multiplyExact(2, writtenBytes()) : 0;
        var sources = new ArrayList<>(appended);
        if (whole != null) {
            sources.add(whole);
        }
        for (var source : sources) {
            bytes = Math.addExact(bytes, Math.multiplyExact(source.shape().elementCount(), (long) source.dtype().itemSize()));
        }
        return bytes;
    }

    long writtenBytes() {
        long bytes = 0;
        for (var write : writes) {
            bytes = Math.addExact(bytes, write.byteCount());
        }
        return bytes;
    }
}
