package numpack.engine.journal.step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileStamp;

/// Lays a list of changed entries over a manifest as it is on disk now.
@FunctionalInterface
public interface ManifestMerger {
    /// The bytes of the new manifest. Merging the same changes again must give the same.
    ///
    /// @param manifest the file as it is; it may not be there
    /// @param changes the payload of the `Merge` step
    ByteBuffer merge(Path manifest, ByteBuffer changes) throws IOException;

    /// The same as bytes to be written over others in the file, each by one write; empty if it must be replaced
    /// whole.
    ///
    /// @param manifest the file as it was just found
    default List<Patch> patches(FileLook manifest, ByteBuffer changes) throws IOException {
        return List.of();
    }

    /// Told that what was asked for last is in the file, which has this stamp.
    default void written(FileStamp stamp) {}

    /// Bytes to be written at an offset of the manifest.
    ///
    /// @param before as many, which are there now
    record Patch(long offset, ByteBuffer before, ByteBuffer bytes) {}
}
