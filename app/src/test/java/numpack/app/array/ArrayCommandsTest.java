package numpack.app.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ListView;
import numpack.app.array.linked.LinkedArraysView;
import numpack.app.array.linked.LinkedItem;
import numpack.app.command.Commands;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.session.RowChoice;
import numpack.app.session.SampleSelection;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.SampleEditedPack;
import numpack.app.style.Screens;
import numpack.app.task.DirectThreads;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayCommandsTest {
    @TempDir
    private Path folder;

    private SampleEditedPack pack;
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final Commands commands = new Commands();
    private final SimpleObjectProperty<EditedPack> inFront = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<DraftArray> array = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<Set<Long>> uneven = new SimpleObjectProperty<>(Set.of());
    private final SimpleObjectProperty<RowChoice> choice = new SimpleObjectProperty<>(RowChoice.NO_TABLE);

    @BeforeEach
    void open() throws IOException {
        pack = new SampleEditedPack(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100);
        new ArrayCommands(commands, new ArrayVerbs(dialogs, new NoFront()), new RowVerbs(dialogs, DirectThreads.runner()),
                new ArrayCommands.InFront(inFront, array, uneven, choice,
                        () -> Optional.of(new SampleSelection(pack, array.get(), RowSet.of(3))))).register();
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void droppingNeedsWholeRowsAndSaysSo() {
        assertEquals(Texts.of("command.whyNot.noArray"), whyNot("array.drop"));
        inFront.set(pack);
        array.set(pack.array("features"));

        choice.set(RowChoice.CELLS);
        assertEquals(Texts.of("command.whyNot.noWholeRows"), whyNot("array.drop"));
        choice.set(RowChoice.NOT_IN_SIGHT);
        assertEquals(Texts.of("command.whyNot.axis0NotShown"), whyNot("array.drop"));
        choice.set(RowChoice.WHOLE_ROWS);
        assertTrue(commands.get("array.drop").isEnabled());

        pack.readOnlyReason.set("Somebody edits it.");
        assertEquals("Somebody edits it.", whyNot("array.drop"));
    }

    @Test
    void restoringNeedsDroppedRows() {
        inFront.set(pack);
        array.set(pack.array("features"));
        choice.set(RowChoice.WHOLE_ROWS);
        assertEquals(Texts.of("command.whyNot.noDroppedRows"), whyNot("array.restore"));
        assertEquals(Texts.of("command.whyNot.noDroppedRows"), whyNot("array.restoreAll"));

        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        array.set(pack.array("features"));
        assertTrue(commands.get("array.restore").isEnabled());
        choice.set(RowChoice.CELLS);
        assertTrue(commands.get("array.restoreAll").isEnabled());
        assertFalse(commands.get("array.restore").isEnabled());
    }

    @Test
    void theSameRowsAreDroppedWhereLinkedArraysHaveOthers() {
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3, 4), "labels", RowSet.of(4, 5, 6))));
        inFront.set(pack);
        array.set(pack.array("labels"));
        assertEquals(Texts.of("command.whyNot.noOtherRowsDropped"), whyNot("array.dropSame"));
        uneven.set(Set.of(array.get().id()));

        dialogs.fillIn(() -> { });
        Screens.onFx(() -> {
            commands.get("array.dropSame").run();
            return null;
        });

        assertEquals(Texts.of("array.dropSame.title", "labels", 1), dialogs.forms.getFirst().title());
        assertEquals(RowSet.of(3, 4, 5, 6), pack.array("features").droppedRows(0, 100));
        assertEquals(RowSet.of(3, 4, 5, 6), pack.array("labels").droppedRows(0, 100));
        pack.edit(draft -> draft.undo());
        assertEquals(RowSet.of(3, 4), pack.array("features").droppedRows(0, 100));
        assertEquals(RowSet.of(4, 5, 6), pack.array("labels").droppedRows(0, 100), "it was one step");
    }

    @Test
    void droppingTheSameRowsNowhereIsNotAccepted() {
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3))));
        var rows = new RowVerbs(dialogs, DirectThreads.runner());
        Screens.onFx(() -> {
            rows.dropSame(pack, pack.array("features"));
            return null;
        });
        var complaint = dialogs.forms.getLast().complaint();

        assertEquals("", complaint.getValue());
        Screens.onFx(() -> {
            var list = (ListView<?>) ((LinkedArraysView) dialogs.forms.getLast().content()).firstField();
            ((LinkedItem) list.getItems().getFirst()).tickedProperty().set(false);
            return null;
        });
        assertEquals(Texts.of("array.dropSame.nothing"), complaint.getValue());
    }

    private String whyNot(String id) {
        assertFalse(commands.get(id).isEnabled());
        return commands.get(id).getWhyDisabled();
    }

    private static final class NoFront implements ArrayVerbs.Front {
        @Override
        public void showArray(EditedPack from, String name) {
        }

        @Override
        public void showChange(EditedPack from, Step step) {
        }
    }
}
