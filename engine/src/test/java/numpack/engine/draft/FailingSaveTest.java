package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.PackOverFiles;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.Verdict;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A save that exchanges names, takes over a freed one and brings a changed array back, stopped at every call of the disk in turn: it is
/// done or not done as a whole, no step is lost, and nothing lies in the pack that nobody asked for.
class FailingSaveTest {
    @TempDir
    Path folder;

    /// Logical content by name.
    private static Map<String, String> content(Draft draft) throws IOException {
        var content = new TreeMap<String, String>();
        for (var array : draft.snapshot().arrays()) {
            content.put(array.name(), Arrays.toString(Packs.read(array.source())));
        }
        return content;
    }

    private static Map<String, String> content(Path folder) throws IOException {
        try (var pack = Pack.open(folder, PackOptions.readOnly())) {
            var content = new TreeMap<String, String>();
            for (var array : pack.arrays()) {
                content.put(array.name(), Arrays.toString(Packs.read(array.source())));
            }
            return content;
        }
    }

    /// A pack with the arrays a, b and c; w was removed by a save and can be undone.
    private void make(Path home) throws IOException {
        try (var pack = Pack.create(home.resolve("pack"), PackOptions.standard())) {
            try (var transaction = pack.begin()) {
                transaction.create("a", DType.UINT8, Shape.of(6), new byte[] {1}).drop("a", RowSet.of(2));
                transaction.create("b", DType.UINT8, Shape.of(5), new byte[] {2});
                transaction.create("c", DType.UINT8, Shape.of(4), new byte[] {3}).drop("c", RowSet.of(0));
                transaction.create("w", DType.UINT8, Shape.of(7), new byte[] {4}).drop("w", RowSet.of(6));
                transaction.commit(Progress.NONE);
            }
            try (var draft = Draft.open(pack, home.resolve("logs"))) {
                draft.setCells("c", CellEdits.of(1, 0, new byte[] {30}));
                draft.removeArray("w");
                draft.save(Progress.NONE);
            }
        }
    }

    /// Names go round, a row is dropped, rows are appended, an array takes a freed name, and the removed one comes back changed.
    private static void edit(Draft draft) {
        draft.undo();
        draft.setCells("w", CellEdits.of(1, 0, new byte[] {40}));
        draft.renameArray("a", "x");
        draft.renameArray("b", "a");
        draft.renameArray("x", "b");
        draft.dropRows(Map.of("b", RowSet.of(0)));
        draft.appendBlankRows("a", 2, new byte[] {9});
        draft.renameArray("c", "d");
        draft.createArray("c", DType.UINT8, Shape.of(3), new byte[] {5});
        draft.setCells("c", CellEdits.of(2, 0, new byte[] {50}));
    }

    @Test
    void aProcessThatDiesAnywhereSavesAllOrNothing() throws IOException {
        everyCall(n -> FailingFiles.dyingAt(DurableFiles.unsynced(), n), false);
    }

    @Test
    void aDiskThatRefusesAnywhereSavesAllOrNothingAndTheDraftGoesOn() throws IOException {
        everyCall(n -> FailingFiles.refusingAt(DurableFiles.unsynced(), n), true);
    }

    private void everyCall(LongFunction<FailingFiles> failing, boolean isStillAlive) throws IOException {
        boolean isThrough = false;
        for (int n = 0; !isThrough; n++) {
            var home = Files.createDirectory(folder.resolve("call-" + n));
            make(home);
            var before = content(home.resolve("pack"));
            var files = failing.apply(n);
            Map<String, String> wanted;
            boolean isSaved = true;
            try (var pack = PackOverFiles.open(home.resolve("pack"), files); var draft = Draft.open(pack, home.resolve("logs"))) {
                edit(draft);
                wanted = content(draft);
                try {
                    draft.save(Progress.NONE);
                } catch (IOException stopped) {
                    isSaved = false;
                }
                isThrough = files.count() <= n;
                var what = "call %d of %s".formatted(n, files.calls());
                if (!isThrough && isStillAlive) {
                    assertEquals(isSaved ? wanted : before, content(home.resolve("pack")), what);
                    check(draft, wanted, what);
                }
            }
            var what = "call %d of %s".formatted(n, files.calls());
            try (var pack = Pack.open(home.resolve("pack"), PackOptions.standard()); var draft = Draft.open(pack, home.resolve("logs"))) {
                assertEquals(Verdict.OPENS, pack.verdict(), what);
                var found = content(home.resolve("pack"));
                assertTrue(found.equals(wanted) || found.equals(before) && !isSaved, () -> what + ": " + found);
                assertEquals(found.equals(wanted), draft.state().unsavedCount() == 0, what);
                check(draft, wanted, what);
            }
            delete(home);
            assertTrue(n < 500, "no end");
        }
    }

    /// All steps are there, can be undone to the beginning, done again and saved.
    private static void check(Draft draft, Map<String, String> wanted, String what) throws IOException {
        assertEquals(wanted, content(draft), what);
        assertEquals(List.of(), draft.state().conflicts(), what);
        while (draft.state().canUndo()) {
            draft.undo();
        }
        assertEquals(List.of("a", "b", "c", "w"), List.copyOf(content(draft).keySet()), what);
        while (draft.state().canRedo()) {
            draft.redo();
        }
        assertEquals(wanted, content(draft), what);
        draft.save(Progress.NONE);
        assertEquals(wanted, content(draft), what);
        assertEquals(wanted, content(draft.pack().path()), what);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
