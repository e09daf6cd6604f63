package numpack.app.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.app.dialog.Question;
import numpack.app.findings.FindingsViewModel.Strip;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.error.LinkedArrayException;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsViewModelTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private Path path;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("long", DType.INT32, 20).with("short", DType.INT32, 10);
        sample.pack.edit(draft -> draft.dropRows(Map.of("long", RowSet.of(3), "short", RowSet.of(3))));
        sample.save();
        path = sample.pack.path();
    }

    @AfterEach
    void close() {
        List.copyOf(sample.sessions.packs()).forEach(pack -> sample.sessions.close(pack, () -> { }));
    }

    @Test
    void editsOfAnotherPackAtThePathWaitForTheUsersWord() throws IOException {
        sample.pack.edit(draft -> draft.setCells("long", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        var model = reopenAfter(() -> {
            Files.move(path, folder.resolve("away.npk"));
            try (var made = Pack.create(path, PackOptions.standard()); var transaction = made.begin()) {
                transaction.create("long", DType.INT32, Shape.of(20), new byte[4]);
                transaction.create("theirs", DType.INT32, Shape.of(4), new byte[] {1, 0, 0, 0});
                transaction.commit(Progress.NONE);
            }
            // Not its first rows.
            var file = path.resolve("data_long.npkd");
            var bytes = Files.readAllBytes(file);
            bytes[0] = 9;
            Files.write(file, bytes);
        });
        var strip = assertInstanceOf(Strip.Other.class, only(model));
        assertEquals(1, strip.count());
        assertEquals(0, pack().getState().unsavedCount());
        var facts = model.facts(strip).stream().map(Question.Fact::value).toList();
        assertEquals(path.toString(), facts.getFirst());
        assertTrue(facts.getLast().contains("theirs"), facts.getLast());

        pack().edit(draft -> draft.setCells("long", CellEdits.of(6, 0, new byte[] {8, 0, 0, 0})));
        assertFalse(model.canApply(), "its own edits come first");
        pack().discard();
        assertTrue(model.canApply());
        model.apply(strip);
        assertInstanceOf(Strip.Conflicts.class, only(model), "all rows look alike: which one is meant nobody can tell");
        assertEquals(1, pack().getState().conflicts().size());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void editsOfAMovedPackCanBeDiscarded() throws IOException {
        sample.pack.edit(draft -> draft.setCells("long", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        sample.sessions.close(sample.pack, () -> { });
        var moved = folder.resolve("moved.npk");
        Files.move(path, moved);
        sample.sessions.open(moved, _ -> { });
        var model = new FindingsViewModel(sample.sessions);
        var strip = assertInstanceOf(Strip.Other.class, only(model));
        assertTrue(strip.text().contains(path.toString()), strip.text());
        sample.sessions.findUnsaved(found -> assertEquals(path, found.unsaved().getFirst().pack(), "it is still offered there"));

        model.forget(strip);
        assertEquals(List.of(), model.stripsProperty().get());
        sample.sessions.findUnsaved(found -> assertEquals(List.of(), found.unsaved()));
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void editsOfAnotherPackAtThePathCanBeDiscardedWhileThePackIsOpen() throws IOException {
        sample.pack.edit(draft -> draft.setCells("long", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        var model = reopenAfter(() -> {
            Files.move(path, folder.resolve("away.npk"));
            try (var made = Pack.create(path, PackOptions.standard()); var transaction = made.begin()) {
                transaction.create("theirs", DType.INT32, Shape.of(4), new byte[] {1, 0, 0, 0});
                transaction.commit(Progress.NONE);
            }
        });
        model.forget(assertInstanceOf(Strip.Other.class, only(model)));
        assertEquals(List.of(), model.stripsProperty().get());
        assertEquals(List.of(), sample.failures);
        pack().edit(draft -> draft.setCells("theirs", CellEdits.of(0, 0, new byte[] {7, 0, 0, 0})));
        assertEquals(1, pack().getState().unsavedCount());
    }

    @Test
    void aSoundPackHasNothingToSay() {
        assertEquals(List.of(), new FindingsViewModel(sample.sessions).stripsProperty().get());
    }

    @Test
    void aDecisionIsWaitedForAndCanBeLeftOpenOrMade() throws IOException {
        var model = reopenAfter(() -> Files.copy(path.resolve("deleted_long.npkb"), path.resolve("deleted_short.npkb"), StandardCopyOption.REPLACE_EXISTING));
        var waiting = assertInstanceOf(Strip.Decision.class, only(model));
        assertEquals(Texts.of("problem.finding.bitmapRows", "short", 20, 10), model.first(waiting.findings()));
        assertEquals("deleted_short.npkb", model.texts().getFirst().file());

        model.readOn();
        assertInstanceOf(Strip.ReadingOn.class, only(model));
        assertEquals(1, pack().getState().waiting().size(), "nothing was decided");

        model.accept();
        assertEquals(List.of(), pack().getState().waiting());
        assertEquals(Optional.empty(), pack().getState().readOnly());
        assertInstanceOf(Strip.Notes.class, only(model));
    }

    @Test
    void bytesBehindTheLastRowCanBeGivenUp() throws IOException {
        var model = reopenAfter(() -> Files.write(path.resolve("data_long.npkd"), new byte[8], StandardOpenOption.APPEND));
        assertEquals(Strip.Acceptance.POSSIBLE, assertInstanceOf(Strip.Notes.class, only(model)).acceptance());

        model.accept();
        assertEquals(Strip.Acceptance.NONE, assertInstanceOf(Strip.Notes.class, only(model)).acceptance());
        pack().edit(draft -> draft.appendBlankRows("long", 1, new byte[4]));
        pack().save("Save", _ -> true, () -> { });
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void anArrayThatCannotBeReadIsANoteThatCanBeDismissed() throws IOException {
        var model = reopenAfter(() -> Files.delete(path.resolve("data_long.npkd")));
        var notes = assertInstanceOf(Strip.Notes.class, only(model));
        assertEquals(Texts.of("problem.finding.fileUnusable", "long", Texts.of("problem.finding.file.missing")), model.first(notes.findings()));
        assertEquals(Texts.of("problem.finding.effect.arrayUnreadable"), model.texts().getFirst().consequence());

        model.dismissNotes();
        assertEquals(List.of(), model.stripsProperty().get());
    }

    @Test
    void aLinkIsFollowedOnceTheUserSaysSoAndEverAfter() throws IOException {
        var store = folder.resolve("store.bin");
        var model = reopenAfter(() -> {
            Files.move(path.resolve("data_long.npkd"), store);
            Files.createSymbolicLink(path.resolve("data_long.npkd"), store);
        });
        assertEquals(new Strip.Links("long", 1), only(model));
        assertFalse(array("long").isReadable());

        model.followLinks(() -> { });
        assertEquals(new Strip.LinksFollowed("long", 1), only(model));
        assertTrue(array("long").isReadable());
        assertTrue(array("long").linkTarget().isPresent());
        assertEquals(Texts.of("problem.finding.linkFollowed.consequence"), model.texts().getFirst().consequence());
        pack().edit(draft -> draft.setCells("long", CellEdits.of(0, 0, new byte[4])), _ -> { }, refused -> assertInstanceOf(LinkedArrayException.class, refused));
        assertEquals(0, pack().unsavedCount().getValue());

        sample.sessions.close(pack(), () -> { });
        sample.sessions.open(path, _ -> { });
        assertTrue(array("long").isReadable(), "it is remembered for this pack");
        model.refuseLinks(() -> { });
        assertFalse(array("long").isReadable());
        assertEquals(List.of(), sample.failures);
    }

    private DraftArray array(String name) {
        return pack().getState().snapshot().find(name).orElseThrow();
    }

    @Test
    void aChangeFromOutsideAndWhatNoLongerFitsAreSaid() throws IOException {
        var model = new FindingsViewModel(sample.sessions);
        sample.pack.edit(draft -> draft.setCells("long", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        Files.write(path.resolve("data_long.npkd"), new byte[80]);
        var bytes = Files.readAllBytes(path.resolve("data_long.npkd"));
        bytes[20] = 99;
        Files.write(path.resolve("data_long.npkd"), bytes);
        sample.threads.advance(Duration.ofSeconds(2));
        assertEquals(List.of(new Strip.ChangedOutside()), model.stripsProperty().get());

        model.reload();
        assertEquals(List.of(new Strip.Conflicts(1)), model.stripsProperty().get());
    }

    @Test
    void editsWhoseRowsWereNotLookedForAreLookedForByAReload() throws IOException {
        sample.pack.edit(draft -> draft.setCells("long", CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})));
        try (var other = Pack.open(path, PackOptions.standard()); var transaction = other.begin()) {
            transaction.drop("long", RowSet.of(0));
            transaction.commit(Progress.NONE);
            other.compact(other.planCompaction(List.of("long")), Progress.NONE);
        }
        sample.pack.edit(draft -> draft.reload(new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        }));
        var model = new FindingsViewModel(sample.sessions);
        assertEquals(List.of(new Strip.NotLookedFor(1)), model.stripsProperty().get());

        model.reload();
        assertEquals(List.of(new Strip.Conflicts(1)), model.stripsProperty().get(), "all rows look alike");
    }

    @Test
    void aPackWhoseFolderIsGoneSaysWhereItWas() throws IOException {
        var model = new FindingsViewModel(sample.sessions);
        Files.move(path, folder.resolve("moved.npk"));
        sample.threads.advance(Duration.ofSeconds(2));

        assertEquals(List.of(new Strip.Gone(path.toString())), model.stripsProperty().get());
    }

    @Test
    void whoEditsThePackElsewhereIsNamed() {
        var other = new Sessions(sample.runner, sample.tasks, new AppFolders(folder.resolve("data")), sample.failures::add);
        var model = new FindingsViewModel(other);
        other.open(path, _ -> { });

        var strip = assertInstanceOf(Strip.Looking.class, only(model));
        assertEquals(other.packs().getFirst().lookOnly().orElseThrow(), strip.why());

        model.tryAgain(() -> { });
        assertInstanceOf(Strip.Looking.class, only(model));
        other.show(other.packs().getFirst(), other.packs().getFirst().getState().snapshot().find("long").orElseThrow());
        sample.sessions.close(sample.pack, () -> { });
        model.tryAgain(() -> { });
        assertEquals(List.of(), model.stripsProperty().get());
        assertTrue(other.packs().getFirst().isEditable());
        assertEquals(List.of("long"), other.tabs().stream().map(tab -> tab.arrayProperty().get().name()).toList());
        assertEquals(List.of(), sample.failures);
        other.close(other.packs().getFirst(), () -> { });
    }

    private FindingsViewModel reopenAfter(Damage damage) throws IOException {
        sample.sessions.close(sample.pack, () -> { });
        damage.inflict();
        sample.sessions.open(path, _ -> { });
        assertEquals(List.of(), sample.failures);
        return new FindingsViewModel(sample.sessions);
    }

    private PackSession pack() {
        return sample.sessions.packs().getFirst();
    }

    private static Strip only(FindingsViewModel model) {
        assertEquals(1, model.stripsProperty().get().size(), model.stripsProperty().get().toString());
        return model.stripsProperty().get().getFirst();
    }

    @FunctionalInterface
    private interface Damage {
        void inflict() throws IOException;
    }
}
