package numpack.engine.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import numpack.engine.dtype.DType;
import numpack.engine.format.ArrayEntry;
import numpack.engine.format.Manifest;
import numpack.engine.format.ManifestCodec;
import numpack.engine.format.PackLayout;
import numpack.engine.shape.Shape;

/// A pack whose one array has any number of rows of zeros that take no room on the disk.
final class SparsePack {
    static final String ARRAY = "x";

    private SparsePack() {}

    static Path make(Path folder, DType dtype, Shape shape) throws IOException {
        Files.createDirectory(folder);
        var entry = ArrayEntry.of(ARRAY, dtype, shape, 1);
        try (var file = new RandomAccessFile(folder.resolve(entry.dataFile()).toFile(), "rw")) {
            file.setLength(entry.dataBytes());
        }
        Files.write(folder.resolve(PackLayout.MANIFEST), ManifestCodec.encode(Manifest.EMPTY.with(entry)));
        return folder;
    }
}
