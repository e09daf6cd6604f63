package numpack.app.compact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.StackPane;
import numpack.app.command.Commands;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("features", DType.FLOAT32, 1000, 128).with("labels", DType.INT32, 1000);
        var rows = RowSet.range(10, 22);
        sample.pack.edit(draft -> draft.dropRows(Map.of("features", rows, "labels", rows)));
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void theQuestionCountsRowsAndBytesAndFollowsTheTick() {
        var model = model();

        assertEquals(Texts.of("compact.acceptUnsaved", 12L), model.accept());
        assertEquals("1\u202f000 → 988", model.rows());
        assertEquals("6\u202f480 bytes", model.freed().getValue());
        assertEquals("1: “" + Texts.of("edit.step.inArrays", Texts.of("edit.step.dropRows", 12), 2) + "”", model.steps());
        model.withLinkedProperty().set(false);
        assertEquals("6\u202f288 bytes", model.freed().getValue());
        assertEquals(Texts.of("compact.alone", "features"), model.warning().getValue());
        assertEquals(List.of("features"), model.chosen().arrays().stream().map(array -> array.name()).toList());
    }

    @Test
    void filesThatOtherFoldersShareAreSaidToKeepTheirSpace() throws IOException {
        assertEquals("", model().shared().getValue());

        Files.createLink(folder.resolve("labels"), sample.pack.path().resolve("data_labels.npkd"));
        var model = model();
        assertEquals(Texts.of("compact.shared", "labels"), model.shared().getValue());
        model.withLinkedProperty().set(false);
        assertEquals("", model.shared().getValue(), "dropped rows of labels are saved in its bitmap");

        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(0, 0, new byte[4])));
        model = model();
        model.withLinkedProperty().set(false);
        assertEquals("", model.shared().getValue(), "nothing is written for a value that is there already");
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(0, 0, new byte[] {1, 0, 0, 0})));
        model = model();
        model.withLinkedProperty().set(false);
        assertEquals(Texts.of("compact.shared", "labels"), model.shared().getValue(), "the save before it writes it anew");
    }

    @Test
    void savedDropsArePreviewedToTheByte() {
        sample.save();

        var model = model();

        assertEquals(Texts.of("compact.accept", 12L), model.accept());
        model.withLinkedProperty().set(false);
        var plan = sample.pack.getState();
        assertEquals(0, plan.unsavedCount());
        assertTrue(model.file().getValue().endsWith("505\u202f856 bytes"), model.file().getValue());
    }

    @Test
    void compactingForgetsTheRowsOfAllChosenArraysAndReports() {
        dialogs.fillIn(() -> { });
        Screens.onFx(() -> {
            new CompactVerbs(dialogs).compact(sample.pack, sample.array("features"));
            return null;
        });

        assertEquals(List.of(), sample.failures);
        assertEquals(988, sample.array("features").physicalShape().rowCount());
        assertEquals(988, sample.array("labels").physicalShape().rowCount());
        assertTrue(sample.tasks.items().getFirst().getResult().startsWith(Texts.of("compact.done", 24L, 2, "", "").split(";")[0]),
                sample.tasks.items().getFirst().getResult());
    }

    @Test
    void linkedArraysWithOtherRowsDroppedAreNamedFirst() {
        assertEquals("", model().brokenLink());
        sample.pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(500))));

        assertEquals(Texts.of("compact.brokenLink", "labels"), model().brokenLink());
    }

    @Test
    void aLinkedArrayWithoutDroppedRowsIsNamedFirstToo() throws IOException {
        sample.with("images", DType.UINT8, 1000, 4);

        assertEquals(Texts.of("compact.brokenLink", "images"), model().brokenLink());
    }

    @Test
    void ofManyLinkedArraysWithOtherRowsDroppedAFewAreNamedAndTheOthersCounted() {
        for (var name : List.of("a", "b", "c", "d")) {
            sample.with(name, DType.UINT8, 1000);
        }

        assertEquals(Texts.of("compact.brokenLink", Texts.of("compact.andMore", "a, b, c", 1)), model().brokenLink());
    }

    @Test
    void ofManyLinkedArraysAFewAreNamedAndTheOthersCounted() {
        var drops = new HashMap<String, RowSet>();
        for (var name : List.of("a", "b", "c")) {
            sample.with(name, DType.UINT8, 1000);
            drops.put(name, RowSet.range(10, 22));
        }
        sample.pack.edit(draft -> draft.dropRows(drops));

        assertEquals(Texts.of("compact.linkedSame", 12L, Texts.of("compact.andMore", "a, b, c", 1)), model().linkedNames());
    }

    @Test
    void allArraysOfAPackAreCompactedTogether() {
        sample.with("words", DType.UINT8, 7, 3);
        sample.pack.edit(draft -> draft.dropRows(Map.of("words", RowSet.of(2))));
        dialogs.fillIn(() -> { });

        Screens.onFx(() -> {
            new CompactVerbs(dialogs).compactAll(sample.pack);
            return null;
        });

        assertEquals(Texts.of("compact.title.all", "demo.npk"), dialogs.forms.getFirst().title());
        assertEquals(Texts.of("compact.acceptUnsaved", 25L), dialogs.forms.getFirst().accept().text());
        assertEquals(List.of(988L, 988L, 6L), sample.pack.getState().snapshot().arrays().stream().map(array -> array.physicalShape().rowCount()).toList());
        assertEquals(List.of(), sample.failures);
    }

    @Test
    void theCommandsSayWhyThereIsNothingToCompact() {
        var commands = new Commands();
        new CompactVerbs(dialogs).register(commands, sample.sessions.currentPackProperty(), sample.sessions.meantArrayProperty());
        assertEquals(Texts.of("command.whyNot.noArray"), commands.get("compact.start").getWhyDisabled());
        assertTrue(commands.get("compact.all").isEnabled());

        sample.tab("features");
        assertTrue(commands.get("compact.start").isEnabled());
        sample.pack.undo(() -> { });
        assertEquals(Texts.of("command.whyNot.noDroppedRows"), commands.get("compact.start").getWhyDisabled());
        assertEquals(Texts.of("command.whyNot.noDroppedRowsInPack"), commands.get("compact.all").getWhyDisabled());
    }

    @Test
    void nothingIsCompactedWhileThePackIsBeingWritten() {
        var commands = new Commands();
        new CompactVerbs(dialogs).register(commands, sample.sessions.currentPackProperty(), sample.sessions.meantArrayProperty());
        sample.tab("features");
        var meanwhile = new ArrayList<String>();

        sample.pack.saveCopy("Copy", folder.resolve("copy.npk"), (_, _) -> {
            meanwhile.add(commands.get("compact.start").getWhyDisabled());
            meanwhile.add(commands.get("compact.all").getWhyDisabled());
        });

        assertEquals(List.of(Texts.of("session.busy.copy"), Texts.of("session.busy.copy")), meanwhile);
        assertTrue(commands.get("compact.start").isEnabled());
        assertTrue(commands.get("compact.all").isEnabled());
    }

    @Test
    void theScreenInBothThemes() throws IOException {
        Screens.shoot("compact", 560, 260, () -> new StackPane(new CompactView(model())));
        Files.createLink(folder.resolve("features"), sample.pack.path().resolve("data_features.npkd"));
        Screens.shoot("compact-shared", 560, 320, () -> new StackPane(new CompactView(model())));
    }

    private CompactViewModel model() {
        var found = new CompactPreview[1];
        sample.pack.ask(draft -> CompactPreview.of(draft, sample.array("features")), preview -> found[0] = preview);
        return new CompactViewModel(found[0]);
    }
}
