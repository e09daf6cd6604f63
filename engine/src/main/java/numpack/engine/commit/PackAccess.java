package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Path;
import numpack.engine.commit.plan.Ownership;
import numpack.engine.error.NotEnoughSpaceException;
import numpack.engine.loaded.AccessGate;
import numpack.engine.loaded.KnownManifest;
import numpack.engine.loaded.LoadOptions;
import numpack.engine.loaded.PackLoader;
import numpack.engine.loaded.PackSafety;
import numpack.engine.loaded.WritePermission;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FreeSpace;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.OpenFiles;

/// The ways of an open pack to its folder: made once, used by every reading and commit, closed with the pack.
///
/// @param root       its real path
/// @param durable    through which it is changed
/// @param files      that stay open for reading
/// @param gate       between readers and commits of this process
/// @param space      that its disk has left
/// @param loader     reads states
/// @param safety     its lock and its journal
/// @param permission whether it may be written
/// @param ownership  of the files that are written
/// @param manifest   as it was known last
record PackAccess(Path root, DurableFiles durable, OpenFiles files, AccessGate gate, FreeSpace space, PackLoader loader, PackSafety safety,
        WritePermission permission, Ownership ownership, KnownManifest manifest) implements AutoCloseable {
    static PackAccess of(Path root, LoadOptions options, DurableFiles durable) throws IOException {
        var clock = new FileClock();
        var files = OpenFiles.of(root);
        var gate = new AccessGate(root);
        var safety = new PackSafety(root, options, durable, clock);
        return new PackAccess(root, durable, files, gate, FreeSpace.at(root), new PackLoader(root, options.followsLinks(), files, gate, safety),
                safety, new WritePermission(root, options), new Ownership(root, durable), new KnownManifest(root, clock));
    }

    /// @throws NotEnoughSpaceException if the disk does not have so many bytes left
    void requireSpace(long neededBytes) throws IOException {
        long free = space.usableBytes();
        if (neededBytes > free) {
            throw new NotEnoughSpaceException(root, neededBytes, free);
        }
    }

    /// Closes the gate and what is open behind it.
    @Override
    public void close() throws IOException {
        try (files; safety) {
            gate.close();
        }
    }
}
