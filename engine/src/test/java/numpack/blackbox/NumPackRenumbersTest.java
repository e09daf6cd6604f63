package numpack.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.blackbox.RealNumPack.Verb;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.ndarray.NdArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real NumPack gives rows other numbers while edits of ours wait to be saved.
@Tag("python")
class NumPackRenumbersTest {
    private static final int ROWS = 200;

    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("pack.npk");
    }

    private void make(RealNumPack numPack) throws IOException {
        numPack.run(folder(), 0, List.of(Verb.save("samples", samples(0, ROWS)), Verb.save("labels", labels(ROWS))));
    }

    /// A column that repeats and one that does not.
    private static NdArray samples(int from, int count) {
        return NdArrays.wrap(IntStream.range(from, from + count).flatMap(row -> IntStream.of(row % 3, 1000 + row)).toArray(), count, 2);
    }

    private static NdArray labels(int count) {
        return NdArrays.wrap(IntStream.range(0, count).map(row -> row % 3).toArray(), count);
    }

    private static void label(Draft draft, String array, long row, int value) {
        draft.setCells(array, CellEdits.of(row, 0, new byte[] {(byte) value, 0, 0, 0}));
    }

    private void dropCompactAppend(RealNumPack numPack, String array, NdArray ten) throws IOException {
        var rows = LongStream.range(20, 30).boxed().toList();
        numPack.run(folder(), 0, List.of(Verb.drop(array, rows), Verb.compact(array), Verb.append(array, ten)));
    }

    @Test
    void anEditFollowsItsSampleThroughDropCompactionAndAppend() throws IOException {
        try (var numPack = RealNumPack.start()) {
            make(numPack);
            try (var pack = Pack.open(folder(), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("logs"))) {
                label(draft, "samples", 150, 7);
                dropCompactAppend(numPack, "samples", samples(ROWS, 10));
                draft.reload();
                assertEquals(List.of(), draft.state().conflicts());
                draft.save(Progress.NONE);
                var seen = numPack.look(folder(), List.of()).get("samples").elements();
                assertEquals(7, PackArrays.of(pack).load("samples").getLong(140, 0));
                assertEquals(7, seen.getLong(140, 0));
                assertEquals(1150, seen.getLong(140, 1));
                assertEquals(1160, seen.getLong(150, 1));
                assertEquals(160 % 3, seen.getLong(150, 0));
            }
        }
    }

    @Test
    void labelsThatRepeatAreConflictsAndRowsThatOnlyGrewKeepTheirEdits() throws IOException {
        try (var numPack = RealNumPack.start()) {
            make(numPack);
            try (var pack = Pack.open(folder(), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("logs"))) {
                label(draft, "labels", 150, 7);
            }
            for (var verb : List.of(Verb.append("labels", labels(5)), Verb.replace("labels", List.of(3L), NdArrays.wrap(new int[] {2}, 1)))) {
                numPack.run(folder(), 0, List.of(verb));
                try (var pack = Pack.open(folder(), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("logs"))) {
                    assertEquals(List.of(), draft.state().conflicts());
                    assertEquals(1, draft.state().unsavedCount());
                }
            }
            dropCompactAppend(numPack, "labels", labels(10));
            try (var pack = Pack.open(folder(), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("logs"))) {
                assertEquals(0, draft.state().unsavedCount());
                var lost = draft.state().conflicts().getFirst().lost().getFirst();
                assertEquals(150, lost.row());
                assertTrue(lost.count() > 20 && lost.places().size() == 20, lost.toString());
            }
        }
    }

    @Test
    void aSaveOfAllRowsOverTheOldOnesRenumbersThemToo() throws IOException {
        try (var numPack = RealNumPack.start()) {
            make(numPack);
            try (var pack = Pack.open(folder(), PackOptions.standard()); var draft = Draft.open(pack, temp.resolve("logs"))) {
                label(draft, "samples", 150, 7);
                label(draft, "labels", 150, 7);
                // As many rows as before, from the eleventh on.
                numPack.run(folder(), 0, List.of(Verb.save("samples", samples(10, ROWS)),
                        Verb.save("labels", NdArrays.wrap(IntStream.range(10, 10 + ROWS).map(row -> row % 3).toArray(), ROWS))));
                draft.reload();
                assertEquals(List.of("labels"), draft.state().conflicts().stream().map(conflict -> conflict.array()).toList());
                draft.save(Progress.NONE);
                assertEquals(7, PackArrays.of(pack).load("samples").getLong(140, 0));
            }
        }
    }
}
