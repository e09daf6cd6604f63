package numpack.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Lays a list of changed entries over a manifest as it is on disk now.
@FunctionalInterface
public interface ManifestMerger {
    /// The bytes of the new manifest. Merging the same changes again must give the same.
    ///
    /// @param manifest the file as it is; it may not be there
    /// @param changes the payload of the `Merge` step
    ByteBuffer merge(Path manifest, ByteBuffer changes) throws IOException;
}
