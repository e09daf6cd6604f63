package numpack.app;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Random;
import numpack.bench.SparsePack;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;

/// The packs that the window is measured with.
final class BenchPacks {
    static final long HUGE_ROWS = 4_000_000_000L;

    private final Path folder;

    BenchPacks(Path folder) {
        this.folder = folder;
    }

    /// 256 GB of zeros.
    Path huge() throws IOException {
        return SparsePack.make(folder.resolve("huge.npk"), DType.FLOAT32, Shape.of(HUGE_ROWS, 16));
    }

    /// 200,000 rows of 16 numbers.
    Path tall() throws IOException {
        return filled("tall", Shape.of(200_000, 16), 200_000, 16);
    }

    /// 3,000 rows of 100,000 columns, with numbers as far as frames come.
    Path wide() throws IOException {
        return filled("wide", Shape.of(3_000, 100_000), 3_000, 2_000);
    }

    /// 10,000 small arrays.
    Path many() throws IOException {
        return SparsePack.makeMany(folder.resolve("many.npk"), 10_000, DType.FLOAT32, Shape.of(10, 4));
    }

    private Path filled(String name, Shape shape, int rows, int columns) throws IOException {
        var path = SparsePack.make(folder.resolve(name + ".npk"), DType.FLOAT32, shape);
        var random = new Random(7);
        var values = new float[rows * columns];
        for (var i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        try (var pack = Pack.open(path, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("filling"))) {
            draft.write(SparsePack.ARRAY, new Region(RowSet.range(0, rows), Box.of(Slice.of(0, columns))), MemorySegment.ofArray(values), "PASTE");
            draft.save(Progress.NONE);
        }
        return path;
    }
}
