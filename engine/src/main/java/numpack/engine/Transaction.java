package numpack.engine;

import java.io.IOException;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazySource;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Changes to a pack that become visible together or not at all. Collect changes, then [#commit]; closing without it forgets them.
///
/// Rows here are *physical*; the verbs of `Pack` that speak of logical rows translate. Each array sees its changes in this order
/// whatever the order of the calls: rename, cell writes, appended rows, drops and restores.
/// Not safe for use by several threads.
public interface Transaction extends AutoCloseable {
    /// The time that every touched array's entry will carry, in microseconds since 1970: later than any the pack has. It is known before
    /// the commit, so that a log can say beforehand how to tell whether the commit happened.
    long stampMicros();

    /// A whole array: a new one, or in place of the one of that name, whose dropped rows are forgotten.
    Transaction save(String name, LazySource elements);

    /// A new array whose every element is `element` (one item of the dtype, little-endian).
    Transaction create(String name, DType dtype, Shape shape, byte[] element);

    /// Rows behind the last one; shape and dtype must fit.
    Transaction append(String name, LazySource rows);

    /// Takes the last `count` physical rows off again, as the undo of an append.
    Transaction cut(String name, long count);

    /// New bytes inside existing physical rows.
    Transaction write(String name, CellWrites writes);

    /// Marks physical rows as dropped. Rows already dropped stay so.
    Transaction drop(String name, RowSet rows);

    /// Marks physical rows as live again.
    Transaction restore(String name, RowSet rows);

    Transaction rename(String name, String newName);

    /// A new array with the logical rows of another, as the other is before this transaction.
    Transaction copy(String source, String target);

    /// Takes an array out of the pack; its files wait in `.workbench/removed/` under the returned key until `forget`.
    String remove(String name);

    /// Brings a removed array back under a name.
    Transaction bringBack(String key, String name);

    /// Bytes that the commit will need on the disk meanwhile, and for good.
    long neededBytes();

    /// Makes all changes durable as the pack's `Durability` says.
    ///
    /// @throws numpack.engine.error.ChangedOutsideException if a touched array is not as it was when the pack was read
    /// @throws numpack.engine.error.NotEnoughSpaceException before the first byte is written
    /// @throws numpack.engine.error.PackLockedException     if another commit holds the pack too long
    /// @throws java.util.concurrent.CancellationException  if cancelled; nothing is changed then
    /// @throws IOException                                  if the disk fails; the pack is then as before, or as after once it is opened again
    void commit(Progress progress) throws IOException;

    /// Forgets what was not committed.
    @Override
    void close();
}
