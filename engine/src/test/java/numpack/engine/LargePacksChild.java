package numpack.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.Slice;

/// A process with little memory and few handles that reads large packs. Prints one line.
final class LargePacksChild {
    private LargePacksChild() {}

    public static void main(String[] arguments) throws IOException {
        try (var pack = Pack.open(Path.of(arguments[1]), PackOptions.standard())) {
            switch (arguments[0]) {
                case "windows" -> System.out.println("grown by " + windows(pack.array("x")));
                case "arrays" -> System.out.println("sum " + arrays(pack));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    /// Reads windows and rows all over an array, and says by how many bytes the memory has grown that no file stands behind.
    private static long windows(StoredArray array) throws IOException {
        var random = new Random(1);
        read(array, random, 300);
        long before = anonymousBytes();
        read(array, random, 3_000);
        return anonymousBytes() - before;
    }

    private static void read(StoredArray array, Random random, int times) throws IOException {
        var source = array.source();
        long rows = source.shape().rowCount();
        for (int i = 0; i < times; i++) {
            source.load(Box.ofRows(Slice.of(random.nextLong(rows - 40), 40), source.shape()));
            source.take(random.longs(20, 0, rows).toArray()).load();
        }
        source.load(Box.ofRows(Slice.of(rows / 2, 1_000_000), source.shape()));
    }

    /// -1 where the system does not say.
    private static long anonymousBytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("RssAnon:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst().orElse(-1);
        }
    }

    /// Reads each array three times, in turn; each has its number as value.
    private static long arrays(Pack pack) throws IOException {
        long sum = 0;
        for (int round = 0; round < 3; round++) {
            for (var array : pack.arrays()) {
                NdArray values = array.load();
                if (!array.name().equals("a" + values.getLong(0))) {
                    throw new IllegalStateException(array.name() + " has " + values.getLong(0));
                }
                sum += values.getLong(0);
            }
        }
        return sum;
    }
}
