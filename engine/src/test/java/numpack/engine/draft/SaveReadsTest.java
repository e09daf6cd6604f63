package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// How often the system is called to save a column, and what is seen of it meanwhile.
class SaveReadsTest {
    private static final int ROWS = 50_000;

    @TempDir
    Path folder;

    /// Counts the system's read calls of this process. Tests run one after the other, so nearly all of them are ours.
    private static long readCalls() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream().filter(line -> line.startsWith("syscr: "))
                .mapToLong(line -> Long.parseLong(line.substring("syscr: ".length()))).sum();
    }

    private interface Work {
        void on(Draft draft) throws IOException;
    }

    private void withFilledColumn(int columns, Work work) throws IOException {
        try (var pack = Pack.create(folder.resolve("pack"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("a", DType.FLOAT32, Shape.of(ROWS, columns), new byte[4]);
                transaction.commit(Progress.NONE);
            }
            try (var draft = Draft.open(pack, folder.resolve("logs"))) {
                draft.fill("a", new Region(RowSet.range(0, ROWS), Box.of(Slice.of(1, 1))), new byte[] {1, 2, 3, 4});
                work.on(draft);
                assertEquals(0, draft.state().unsavedCount());
            }
        }
    }

    private void saveCounting(int columns) throws IOException {
        withFilledColumn(columns, draft -> {
            long before = readCalls();
            draft.save(Progress.NONE);
            long calls = readCalls() - before;
            assertTrue(calls < ROWS / 10, calls + " read calls for " + ROWS + " cells");
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aColumnOfShortRowsIsReadInBlocks() throws IOException {
        saveCounting(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aColumnOfLongRowsIsReadInBlocks() throws IOException {
        saveCounting(128);
    }

    @Test
    void progressMovesFromTheStartAndEndsAtItsTotal() throws IOException {
        var total = new AtomicLong();
        var done = new AtomicLong();
        var longest = new AtomicLong();
        withFilledColumn(128, draft -> draft.save(new Progress() {
            @Override
            public void begin(long amount) {
                total.set(amount);
                done.set(0);
            }

            @Override
            public void advance(long amount) {
                done.addAndGet(amount);
                longest.accumulateAndGet(amount, Math::max);
            }
        }));
        assertEquals(total.get(), done.get());
        assertTrue(longest.get() < total.get() / 20, "a step of %s of %s".formatted(longest, total));
    }
}
