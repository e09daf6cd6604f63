package numpack.engine.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;
import numpack.engine.internal.Checks;

/// A lease on mapped memory. The memory may be cut or taken away at any moment, so it is only touched inside
/// [#reading(Function)] or by [#copyOut(long, MemorySegment)], which know what that looks like.
///
/// **Only plain loops and `MemorySegment.copy` may touch mapped memory.** On a mapping that another program cut short they throw
/// an error that can be caught; vector loads, CRC32 and native code kill the process. Give those a block copied out.
public final class MappedRegion implements AutoCloseable {
    private final ReadFile file;
    private final SharedArena arena;
    private final MemorySegment memory;
    private final AtomicBoolean released = new AtomicBoolean();

    MappedRegion(ReadFile file, SharedArena arena, MemorySegment memory) {
        this.file = file;
        this.arena = arena;
        this.memory = memory;
    }

    /// How many bytes can be read.
    public long length() {
        return memory.byteSize();
    }

    /// Copies the bytes from `offset` over the whole of `target`.
    ///
    /// @throws IndexOutOfBoundsException if they lie outside this region
    /// @throws ChangedOutsideException if the file was cut under the mapping
    /// @throws PackClosedException if this generation was closed meanwhile
    public void copyOut(long offset, MemorySegment target) {
        Checks.range(offset, target.byteSize(), length(), "bytes of " + file.name());
        reading(mapped -> {
            MemorySegment.copy(mapped, offset, target, 0, target.byteSize());
            return target;
        });
    }

    /// Runs a plain loop over the mapped memory, which is read-only.
    ///
    /// @throws ChangedOutsideException if the file was cut under the mapping
    /// @throws PackClosedException if this generation was closed meanwhile
    /// @throws UncheckedIOException if the disk cannot read a page
    public <T> T reading(Function<MemorySegment, T> loop) {
        if (released.get()) {
            throw new IllegalStateException("the lease on " + file.name() + " is over");
        }
        try {
            return loop.apply(memory);
        } catch (InternalError e) {
            throw fault(e);
        } catch (IllegalStateException e) {
            if (arena.isOpen()) {
                throw e;
            }
            throw new PackClosedException(file.pack());
        }
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            arena.release();
        }
    }

    private RuntimeException fault(InternalError error) {
        try {
            if (FileStamp.of(file.path()).size() >= memory.byteSize()) {
                return new UncheckedIOException(new IOException("a page of " + file.path() + " could not be read", error));
            }
        } catch (IOException e) {
            error.addSuppressed(e);
        }
        var changed = file.shorter(memory.byteSize());
        changed.initCause(error);
        return changed;
    }
}
