package numpack.engine.draft.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import numpack.engine.draft.history.IndexedSteps;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexedStepsTest {
    @TempDir
    private Path folder;

    private RecordLog log;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @BeforeEach
    void open() throws IOException {
        log = RecordLog.open(folder.resolve("log"), _ -> { });
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    private IndexedSteps empty() {
        return IndexedSteps.empty(new StepReader(LateLog.of(log)));
    }

    private IndexedSteps replaced(IndexedSteps list, int position, List<Step> added) throws IOException {
        var record = HistoryCodec.steps(position, added, at -> at);
        return list.replacedFrom(position, added, new IndexedSteps.Places(log.append(HistoryCodec.STEPS, record.payload()), record.payload(), record.offsets()));
    }

    private static Step step(int number) {
        return new Step.Group(new Step.Origin(number, 0L), List.of());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void earlierMomentsStayAsTheyWere(int seed) throws IOException {
        var random = new Random(seed);
        var moments = new ArrayList<IndexedSteps>();
        var copies = new ArrayList<List<Step>>();
        var now = empty();
        for (int action = 0; action < 300; action++) {
            int position = random.nextInt(8) == 0 ? random.nextInt(now.size() + 1) : now.size();
            var added = new ArrayList<Step>();
            for (int i = random.nextInt(action % 50 == 0 ? 1500 : 4); i > 0; i--) {
                added.add(step(random.nextInt(1 << 20)));
            }
            var expected = new ArrayList<>(now.subList(0, position));
            expected.addAll(added);
            now = replaced(now, position, added);
            moments.add(now);
            copies.add(expected);
        }
        for (int moment = 0; moment < moments.size(); moment += 37) {
            assertEquals(copies.get(moment), moments.get(moment));
        }
        var last = now;
        var ids = copies.getLast().stream().map(Step::id).toList();
        assertEquals(ids, IntStream.range(0, now.size()).mapToObj(last::id).toList());
        assertEquals(ids.lastIndexOf(ids.get(ids.size() / 2)), now.positionOf(ids.get(ids.size() / 2)));
        assertEquals(List.of(copies.getLast().get(1), copies.getLast().getLast()), now.at(new int[] {1, now.size() - 1}));
    }

    @Test
    void nothingLiesBehindItsEnd() throws IOException {
        var one = replaced(empty(), 0, List.of(step(1)));
        var two = replaced(one, 1, List.of(step(2)));
        assertEquals(2, two.size());
        assertThrows(IndexOutOfBoundsException.class, () -> one.get(1));
        assertThrows(UnsupportedOperationException.class, () -> one.add(step(3)));
        assertThrows(IndexOutOfBoundsException.class, () -> replaced(one, 2, List.of()));
    }

    @Test
    void whatIsAppendedInThePlaceOfRefusedBytesIsReadAnew() throws IOException {
        var one = replaced(empty(), 0, List.of(step(1)));
        long end = log.size();
        log.append(RecordLog.BULK, new byte[100]);
        assertEquals(step(1), one.get(0));
        log.cutTo(end);
        assertEquals(List.of(step(1), step(2)), replaced(one, 1, List.of(step(2))));
    }

    @Test
    void aStepThatIsDamagedSinceItWasWrittenIsNotReadAsAnother() throws IOException {
        var one = replaced(empty(), 0, List.of(step(1)));
        var bytes = Files.readAllBytes(log.path());
        // A byte of the step, before the check sum of its record.
        int at = bytes.length - Integer.BYTES - 3;
        bytes[at] ^= 2;
        Files.write(log.path(), bytes);
        assertThrows(UncheckedIOException.class, () -> one.get(0));
        bytes[at] ^= 2;
        Files.write(log.path(), bytes);
        assertEquals(step(1), one.get(0));
    }

    @Test
    void aStepOfAClosedLogCannotBeRead() throws IOException {
        var one = replaced(empty(), 0, List.of(step(1)));
        log.close();
        assertEquals(1, one.id(0));
        assertThrows(UncheckedIOException.class, () -> one.get(0));
    }
}
