package numpack.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import numpack.engine.dtype.DType;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.shape.Shape;

/// A pack whose arrays are zeros that take no room on the disk. Its files are made directly: a commit would need its time for each.
public final class SparsePack {
    public static final String ARRAY = "x";

    private SparsePack() {}

    /// One array of any number of rows.
    public static Path make(Path folder, DType dtype, Shape shape) throws IOException {
        return make(folder, List.of(ArrayEntry.of(ARRAY, dtype, shape, 1)));
    }

    /// Many arrays of one shape.
    public static Path makeMany(Path folder, int count, DType dtype, Shape shape) throws IOException {
        return make(folder, IntStream.range(0, count).mapToObj(i -> ArrayEntry.of("array" + i, dtype, shape, 1)).toList());
    }

    private static Path make(Path folder, List<ArrayEntry> entries) throws IOException {
        Files.createDirectory(folder);
        for (var entry : entries) {
            try (var file = new RandomAccessFile(folder.resolve(entry.dataFile()).toFile(), "rw")) {
                file.setLength(entry.dataBytes());
            }
        }
        Files.write(folder.resolve(PackLayout.MANIFEST), ManifestCodec.encode(Manifest.of(entries)));
        return folder;
    }
}
