package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are cut, replaced and appended to while another process of ours has them mapped: it goes on, shows no zeros for what was cut off, and
/// after a reload just what is there.
class CutUnderReadersTest {
    private static final int RUNS = 200;
    private static final int COLUMNS = 16;
    private static final int ROW_BYTES = COLUMNS * Integer.BYTES;

    @TempDir
    Path temp;

    private final Random random = new Random(1);
    private int rows = 20_000;
    /// All elements are this one; never 0.
    private int value = 1;

    private Path pack() throws IOException {
        var path = temp.resolve("x.npk");
        try (var pack = Pack.create(path, PackOptions.standard())) {
            PackArrays.of(pack).save(ReadingChild.ARRAY, values(rows));
        }
        return path;
    }

    private NdArray values(int count) {
        var elements = new int[count * COLUMNS];
        Arrays.fill(elements, value);
        return NdArrays.wrap(elements, count, COLUMNS);
    }

    private byte[] bytes() {
        var bytes = ByteBuffer.allocate(rows * ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private void requireFound(ReadingChild child, String what) throws IOException {
        var found = child.reload();
        assertEquals("", found.strange());
        assertEquals(what, found.what());
    }

    private String all() {
        return "%d %d %d".formatted(rows, value, value);
    }

    @Test
    void anotherProgramMayDoAnythingToTheFile() throws IOException {
        var path = pack();
        try (var data = Files.newDirectoryStream(path, "data_*"); var child = ReadingChild.start(path, ReadingChild.Sight.PARTS)) {
            var file = data.iterator().next();
            requireFound(child, all());
            for (int run = 0; run < RUNS; run++) {
                switch (run % 4) {
                    case 0 -> cut(child, file);
                    case 1 -> {
                        value++;
                        Files.write(file, bytes(), StandardOpenOption.WRITE);
                    }
                    case 2 -> {
                        value++;
                        Files.move(Files.write(temp.resolve("other"), bytes()), file, StandardCopyOption.REPLACE_EXISTING);
                    }
                    default -> append(path);
                }
                requireFound(child, all());
            }
            assertTrue(child.ask("look").reads() > RUNS, "the child has read all the time");
        }
    }

    /// One commit writes all rows in place, so that the process that has them mapped sees them change.
    @Test
    void ourOwnCommitsAreSeenWholeOrNotAtAll() throws IOException {
        var path = pack();
        try (var pack = Pack.open(path, PackOptions.standard()); var child = ReadingChild.start(path, ReadingChild.Sight.ONE_STATE)) {
            requireFound(child, all());
            for (int run = 0; run < RUNS / 4; run++) {
                value++;
                PackArrays.of(pack).replace(ReadingChild.ARRAY, LongStream.range(0, rows).toArray(), values(rows));
                requireFound(child, all());
            }
            assertTrue(child.ask("look").reads() > RUNS, "the child has read all the time");
        }
    }

    private void cut(ReadingChild child, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(random.nextInt(rows * ROW_BYTES));
        }
        requireFound(child, "unreadable");
        Files.write(file, bytes(), StandardOpenOption.WRITE);
    }

    private void append(Path path) throws IOException {
        try (var pack = Pack.open(path, PackOptions.standard())) {
            PackArrays.of(pack).append(ReadingChild.ARRAY, values(100));
        }
        rows += 100;
    }

    @Test
    @Tag("python")
    void numPackMaySaveReplaceAndAppend() throws IOException {
        var path = pack();
        try (var numPack = RealNumPack.start(); var child = ReadingChild.start(path, ReadingChild.Sight.PARTS)) {
            requireFound(child, all());
            for (int run = 0; run < 100; run++) {
                numPack.run(path, 0, List.of(switch (run % 3) {
                    case 0 -> {
                        value++;
                        rows += random.nextInt(-50, 50);
                        yield RealNumPack.Verb.save(ReadingChild.ARRAY, values(rows));
                    }
                    case 1 -> {
                        value++;
                        yield RealNumPack.Verb.replace(ReadingChild.ARRAY, LongStream.range(0, rows).boxed().toList(), values(rows));
                    }
                    default -> {
                        rows += 100;
                        yield RealNumPack.Verb.append(ReadingChild.ARRAY, values(100));
                    }
                }));
                requireFound(child, all());
            }
        }
    }
}
