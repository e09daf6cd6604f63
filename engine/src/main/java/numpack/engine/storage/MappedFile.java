package numpack.engine.storage;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.PackClosedException;

/// One generation of a file, seen as memory by those who hold a lease.
///
/// Maps at the first lease, as long as the file is then. Each lease checks that the file is at least as long still. A file
/// that grew needs a new `MappedFile` to show its new end. Before our own code renames, cuts or removes the file it closes
/// this (Windows refuses otherwise); readers get `PackClosedException` and ask for the next generation.
public final class MappedFile implements AutoCloseable {
    private final ReadFile file;
    private final SharedArena arena = new SharedArena();
    private @Nullable MemorySegment memory;

    private MappedFile(ReadFile file) {
        this.file = file;
    }

    /// A file to be mapped. `file` stays the caller's and must be open at the first lease.
    public static MappedFile of(ReadFile file) {
        return new MappedFile(file);
    }

    /// The right to read the memory until the lease is closed; close it soon.
    ///
    /// @throws PackClosedException if this generation is closed
    /// @throws numpack.engine.error.ChangedOutsideException if the file has become shorter
    public MappedRegion lease() throws IOException {
        if (!arena.lease()) {
            throw new PackClosedException(file.pack());
        }
        try {
            var mapped = memory();
            if (FileStamp.of(file.path()).size() < mapped.byteSize()) {
                throw file.shorter(mapped.byteSize());
            }
            return new MappedRegion(file, arena, mapped);
        } catch (Throwable e) {
            arena.release();
            throw e;
        }
    }

    /// Ends this generation: waits a moment for the leases, then takes the memory from under them. The `ReadFile` stays open.
    @Override
    public void close() {
        arena.close();
    }

    private synchronized MemorySegment memory() throws IOException {
        if (memory == null) {
            memory = file.map(file.length(), arena.arena());
        }
        return memory;
    }
}
