package numpack.app.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import numpack.app.array.append.AppendRowsViewModel;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.form.Judgement;
import numpack.app.array.linked.LinkedArraysView;
import numpack.app.array.linked.LinkedArraysViewModel;
import numpack.app.array.linked.LinkedItem;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.i18n.Texts;
import numpack.app.problem.NameTexts;
import numpack.app.session.SampleSelection;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.SampleEditedPack;
import numpack.app.session.pack.linked.LinkedByName;
import numpack.app.session.space.SampleArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.app.task.DirectThreads;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.dtype.DType;
import numpack.engine.error.reason.NameFault;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.Pairing;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayVerbsTest {
    @TempDir
    private Path folder;

    private SampleEditedPack pack;
    private final List<String> shown = new ArrayList<>();
    private final ScriptedDialogs dialogs = new ScriptedDialogs();
    private final ArrayVerbs arrays = new ArrayVerbs(dialogs, new ArrayVerbs.Front() {
        @Override
        public void showArray(EditedPack from, String name) {
            shown.add(name);
        }

        @Override
        public void showChange(EditedPack from, Step step) {
            shown.add(String.join(" ", step.arrays()));
        }
    });
    private final RowVerbs rows = new RowVerbs(dialogs, DirectThreads.runner());

    @BeforeEach
    void open() throws IOException {
        pack = new SampleEditedPack(folder).with("features", DType.FLOAT32, 100, 8).with("labels", DType.INT32, 100)
                .with("words", DType.UINT8, 7, 3);
    }

    @AfterEach
    void close() throws IOException {
        pack.close();
    }

    @Test
    void droppingOffersTheLinkedArraysTickedAndDropsTheSameRowsInOneStep() {
        onFx(() -> rows.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3, 4))), () -> { });

        assertEquals(Texts.of("array.drop.title", 2L, "features", 1), dialogs.forms.getFirst().title());
        assertEquals(98, pack.array("features").shape().rowCount());
        assertEquals(98, pack.array("labels").shape().rowCount());
        assertEquals(7, pack.array("words").shape().rowCount());
        pack.edit(draft -> draft.undo());
        assertEquals(100, pack.array("labels").shape().rowCount());
    }

    @Test
    void everyVerbReachesItsArrayWhateverThatIsCalledByThen() {
        var seen = pack.array("words");
        pack.edit(draft -> draft.renameArray("words", "terms"));
        pack.edit(draft -> draft.renameArray("labels", "words"));

        onFx(() -> rows.drop(new SampleSelection(pack, seen, RowSet.of(0))), () -> { });
        assertEquals(6, pack.array("terms").shape().rowCount());
        onFx(() -> rows.restoreAll(pack, pack.array("terms")), () -> { });
        onFx(() -> arrays.appendRows(pack, seen, Optional.empty()), () -> { });
        assertEquals(8, pack.array("terms").shape().rowCount());
        onFx(() -> arrays.copy(pack, seen), () -> { });
        assertEquals(List.of("terms", "terms_copy"), shown);
        onFx(() -> arrays.rename(pack, seen), () -> { });
        assertEquals(Texts.of("array.rename.title", "terms"), dialogs.forms.getLast().title());
        dialogs.press(0);
        onFx(() -> arrays.remove(pack, seen), () -> { });

        assertEquals(List.of("features", "terms_copy", "words"), pack.snapshot().getValue().arrays().stream().map(DraftArray::name).toList());
        assertEquals(100, pack.array("words").shape().rowCount());
    }

    @Test
    void anArrayWithoutLinkedArraysDropsWithoutAQuestion() {
        onFx(() -> rows.drop(new SampleSelection(pack, pack.array("words"), RowSet.of(0))), () -> { });

        assertEquals(0, dialogs.forms.size());
        assertEquals(6, pack.array("words").shape().rowCount());
    }

    @Test
    void restoringBringsBackTheSameRowsOfLinkedArrays() {
        onFx(() -> rows.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3, 4))), () -> { });
        onFx(() -> rows.restoreAll(pack, pack.array("labels")), () -> { });

        assertEquals(100, pack.array("features").shape().rowCount());
        assertEquals(100, pack.array("labels").shape().rowCount());
    }

    @Test
    void theRowsToRestoreAreFoundInTheBackground() {
        var threads = new ManualThreads();
        var failures = new ArrayList<Throwable>();
        var broken = new SampleArray(DType.UINT8, RowSet.of(3), 10);
        broken.dropsFailure = new UncheckedIOException(new IOException("disk"));

        new RowVerbs(dialogs, new TaskRunner(threads, failures::add)).restoreAll(pack, broken);
        assertEquals(List.of(), failures, "nothing is read yet");
        threads.runAll();

        assertEquals(List.of(broken.dropsFailure), failures);
    }

    @Test
    void aCancelledQuestionDropsNothing() {
        Screens.onFx(() -> {
            rows.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3, 4)));
            return null;
        });

        assertEquals(100, pack.array("features").shape().rowCount());
    }

    @Test
    void whoKeepsTheKeyPressedIsAskedOnce() {
        var threads = new ManualThreads();
        var verbs = new RowVerbs(dialogs, new TaskRunner(threads, problem -> { throw new AssertionError(problem); }));
        for (int press = 0; press < 3; press++) {
            verbs.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3)));
        }
        threads.runBackground();
        verbs.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3)));
        onFx(threads::runAll, () -> { });

        assertEquals(1, dialogs.forms.size());
        assertEquals(99, pack.array("labels").shape().rowCount());
    }

    @Test
    void rowsThatAreDroppedByThenAreLeftAlone() {
        var seen = pack.array("words");
        var rows = new SampleSelection(pack, seen, RowSet.of(0));
        onFx(() -> this.rows.drop(rows), () -> { });
        onFx(() -> this.rows.drop(rows), () -> { });

        assertEquals(6, pack.array("words").shape().rowCount());
        assertEquals(1, pack.draft.state().unsavedCount());

        var dropped = pack.array("words");
        onFx(() -> this.rows.restoreAll(pack, dropped), () -> { });
        onFx(() -> this.rows.restoreAll(pack, dropped), () -> { });
        assertEquals(7, pack.array("words").shape().rowCount());
    }

    @Test
    void linkedArraysArePairedAsTheyWereWhenTheRowsWereSelected() {
        var threads = new ManualThreads();
        var verbs = new RowVerbs(dialogs, new TaskRunner(threads, problem -> { throw new AssertionError(problem); }));
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(1), "labels", RowSet.of(1))));
        verbs.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(2)));
        // An edit that was on its way: the pack has as many rows as before, but others.
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(3), "labels", RowSet.of(3))));
        pack.edit(draft -> draft.restoreRows(Map.of("features", RowSet.of(1), "labels", RowSet.of(1))));

        onFx(threads::runAll, () -> { });

        assertEquals(RowSet.of(2, 3), pack.array("features").droppedRows(0, 100));
        assertEquals(RowSet.of(2, 3), pack.array("labels").droppedRows(0, 100), "the same rows, or labels belong to others");
    }

    @Test
    void rowsThatACompactionMovedWhileTheQuestionStoodAreNotDropped() {
        pack.edit(draft -> draft.dropRows(Map.of("features", RowSet.of(0), "labels", RowSet.of(0))));
        dialogs.fillIn(() -> pack.edit(draft -> draft.saveAndCompact(draft.planCompaction(List.of("features", "labels")), Progress.NONE)));

        Screens.onFx(() -> {
            rows.drop(new SampleSelection(pack, pack.array("features"), RowSet.of(3, 4)));
            return null;
        });

        assertEquals(1, dialogs.forms.size());
        assertEquals(99, pack.array("features").physicalShape().rowCount());
        assertEquals(99, pack.array("features").shape().rowCount(), "rows 3 and 4 are 2 and 3 now");
    }

    @Test
    void aNewArrayChecksNameShapeAndFillWhileOneTypes() {
        var model = new NewArrayViewModel(name -> name.equals("labels") ? Optional.of(new NameFault.Taken(name)) : Optional.empty(), 1_000_000);
        assertEquals(NameTexts.of(new NameFault.Empty()), model.judgement().getValue().sentence());
        model.nameProperty().set("labels");
        assertEquals(NameTexts.of(new NameFault.Taken("labels")), model.judgement().getValue().sentence());
        model.nameProperty().set("weights");
        assertEquals("", model.judgement().getValue().sentence());
        assertEquals("128\u202f000 elements, 512\u202f000 bytes", model.size().getValue());
        model.shapeProperty().set("1000, 1000");
        assertEquals(Texts.of("array.shape.tooLarge", "4.0 MB", "1.0 MB"), model.judgement().getValue().sentence());
        model.shapeProperty().set("10");
        model.dtypeProperty().set("uint8");
        assertEquals("0", model.element().textProperty().get());
        model.element().textProperty().set("256");
        assertEquals(Texts.of("array.element.refused", "256", "uint8", "0", "255"), model.judgement().getValue().sentence());
        model.element().textProperty().set("7");
        assertEquals(Shape.of(10), model.result().shape());
    }

    @Test
    void aNameThatIsTakenAndOneThatIsRefusedAreToldApart() {
        var said = new ArrayList<String>();
        onFx(() -> arrays.create(pack), () -> {
            var form = dialogs.forms.getLast();
            for (var name : List.of("labels", "a/b", "weights")) {
                ((TextField) form.focus()).setText(name);
                said.add(form.complaint().getValue());
            }
        });

        assertEquals(List.of(NameTexts.of(new NameFault.Taken("labels")), NameTexts.of(new NameFault.ForbiddenCharacter('/')), ""), said);
    }

    @Test
    void aCloneIsShownWhenItIsMade() {
        onFx(() -> arrays.copy(pack, pack.array("labels")), () -> { });

        assertEquals(List.of("labels_copy"), shown);
        assertTrue(pack.snapshot().getValue().find("labels_copy").isPresent());
    }

    @Test
    void theFieldThatIsWrongIsMarked() {
        var model = new NewArrayViewModel(name -> name.equals("labels") ? Optional.of(new NameFault.Taken(name)) : Optional.empty(), 1_000_000);
        assertEquals(Judgement.Field.NONE, model.judgement().getValue().field(), "nothing is typed yet");
        model.nameProperty().set("labels");
        assertEquals(Judgement.Field.NAME, model.judgement().getValue().field());
        model.nameProperty().set("weights");
        model.shapeProperty().set("3, x");
        assertEquals(Judgement.Field.SHAPE, model.judgement().getValue().field());
        model.shapeProperty().set("3");
        model.element().textProperty().set("three");
        assertEquals(Judgement.Field.ELEMENT, model.judgement().getValue().field());
    }

    @Test
    void moreRowsThanFitOnTheDiskAreRefusedWithNumbers() {
        var model = new AppendRowsViewModel(pack.array("labels"), 0, List.of(), 1000);
        model.countProperty().set("250");
        assertEquals("", model.judgement().getValue().sentence());
        model.countProperty().set("251");
        assertEquals(Texts.of("array.shape.tooLarge", "1.0 KB", "1.0 KB"), model.judgement().getValue().sentence());
        model.countProperty().set("0");
        assertEquals(Texts.of("array.append.noCount"), model.judgement().getValue().sentence());
        model.countProperty().set("2");
        model.element().textProperty().set("1.5");
        assertEquals(Judgement.Field.ELEMENT, model.judgement().getValue().field());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1000, 128    | (1000, 128)
        (1 000, 128) | (1000, 128)
        5            | (5,)
        (5,)         | (5,)
        ()           | ()
        3x4          | (3, 4)
        3, -1        |
        a            |
        """)
    void shapesAreReadAsPeopleWriteThem(String text, String shape) {
        assertEquals(Optional.ofNullable(shape), Optional.ofNullable(ArrayTexts.shape(text)).map(Shape::toString));
    }

    @Test
    void appendedCopiesAreTheSelectedRows() {
        pack.edit(draft -> draft.fill("labels", new numpack.engine.draft.step.Region(RowSet.of(5), Box.of()), new byte[] {9, 0, 0, 0}));
        var selected = new SampleSelection(pack, pack.array("labels"), RowSet.of(5, 6));
        var copies = new AppendRowsViewModel(pack.array("labels"), 2, List.of(), 1_000_000);
        copies.copiesProperty().set(true);
        assertEquals("2 rows, 8 bytes", copies.size().getValue());

        onFx(() -> arrays.appendRows(pack, pack.array("labels"), Optional.of(selected)), () -> { });

        assertEquals(101, pack.array("labels").shape().rowCount(), "one blank row is what the form begins with");
        assertTrue(pack.array("labels").isRowUnsaved(100));
    }

    @Test
    void rowsAreCopiedAlsoIfTheArrayIsSavedWhileTheFormStands() throws IOException {
        var selected = new SampleSelection(pack, pack.array("words"), RowSet.of(5));
        onFx(() -> arrays.appendRows(pack, pack.array("words"), Optional.of(selected)), () -> {
            onlyRadioOfLastForm().setSelected(true);
            pack.edit(draft -> draft.fill("words", new Region(RowSet.of(5), Box.of(Slice.all(3))), new byte[] {9}));
            pack.edit(draft -> draft.save(Progress.NONE));
        });

        assertEquals(9, pack.array("words").source().load().getLong(7, 2));
    }

    @Test
    void rowsAreAppendedToLinkedArraysTooInOneStepAndShown() {
        onFx(() -> arrays.appendRows(pack, pack.array("labels"), Optional.empty()), () -> { });

        assertEquals(101, pack.array("labels").shape().rowCount());
        assertEquals(101, pack.array("features").shape().rowCount());
        assertEquals(7, pack.array("words").shape().rowCount());
        assertEquals(List.of("features labels"), shown);
        pack.edit(draft -> draft.undo());
        assertEquals(100, pack.array("features").shape().rowCount(), "it was one step");
        assertEquals(100, pack.array("labels").shape().rowCount());
    }

    @Test
    void aLinkedArrayThatIsNotTickedKeepsItsRows() {
        onFx(() -> arrays.appendRows(pack, pack.array("labels"), Optional.empty()), () -> linkedOfLastForm().forEach(item -> item.tickedProperty().set(false)));

        assertEquals(101, pack.array("labels").shape().rowCount());
        assertEquals(100, pack.array("features").shape().rowCount());
    }

    @Test
    void copiesInLinkedArraysAreOfTheRowsThatBelongToTheSelectedOnes() throws IOException {
        pack.edit(draft -> {
            draft.fill("labels", new Region(RowSet.of(6), Box.of()), new byte[] {9, 0, 0, 0});
            draft.fill("features", new Region(RowSet.of(8), Box.of(Slice.all(8))), new byte[] {0, 0, -128, 63});
            draft.dropRows(Map.of("features", RowSet.of(1, 2)));
            draft.dropRows(Map.of("labels", RowSet.of(0, 99)));
        });
        // Live row 5 of labels is its row 6; that of features is row 7, and row 6 of features row 8.
        var selected = new SampleSelection(pack, pack.array("labels"), RowSet.of(6, 7));
        onFx(() -> arrays.appendRows(pack, pack.array("labels"), Optional.of(selected)), () -> onlyRadioOfLastForm().setSelected(true));

        assertEquals(100, pack.array("labels").shape().rowCount());
        assertEquals(100, pack.array("features").shape().rowCount());
        var labels = pack.array("labels").source().load();
        assertEquals(List.of(9L, 0L), List.of(labels.getLong(98), labels.getLong(99)));
        var features = pack.array("features").source().load();
        assertEquals(List.of(0.0, 1.0), List.of(features.getDouble(98, 4), features.getDouble(99, 4)));
    }

    @Test
    void aLinkedArrayWithOtherRowsDroppedGetsRowsAtTheSamePhysicalPlaces() {
        pack.edit(draft -> draft.dropRows(Map.of("labels", RowSet.of(3))));
        var selected = new SampleSelection(pack, pack.array("features"), RowSet.of(3, 4));
        onFx(() -> arrays.appendRows(pack, pack.array("features"), Optional.of(selected)), () -> onlyRadioOfLastForm().setSelected(true));

        assertEquals(102, pack.array("features").physicalShape().rowCount());
        assertEquals(102, pack.array("labels").physicalShape().rowCount(), "a row fewer would shift all rows that come after");
    }

    @Test
    void tenThousandLinkedArraysAreCountedAndOnlyThoseInSightAreDrawn() {
        var linked = new ArrayList<LinkedArray<DraftArray>>();
        for (int id = 0; id < 10_000; id++) {
            linked.add(new LinkedArray<>(new SampleArray(DType.INT32, 100).id(id), Pairing.LOGICAL_ROWS));
        }
        Screens.onFx(() -> {
            var model = new LinkedArraysViewModel(linked, ticked -> "" + ticked);
            var view = new LinkedArraysView(model);
            var scene = new Scene(new StackPane(view), 560, 500);
            Screens.theme(ThemeChoice.LIGHT).install(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertTrue(view.lookupAll(".array-linked-line").size() < 40, () -> view.lookupAll(".array-linked-line").size() + " lines");
            assertEquals("10000", model.summary().getValue());
            var sentences = new ArrayList<String>();
            model.summary().subscribe(sentence -> sentences.add(sentence));
            model.tickNone();
            assertEquals(List.of("10000", "0"), sentences, "a sentence for each of them would take seconds");
            assertEquals(List.of(), model.chosen());
            model.items().get(3).tickedProperty().set(true);
            assertEquals("1", model.summary().getValue());
            return null;
        });
    }

    @Test
    void aLinkedArrayThatCannotBeChangedIsNamedAndNeverTicked() {
        var model = new LinkedArraysViewModel(List.of(
                new LinkedArray<>(new SampleArray(DType.INT32, 100).id(1).link("/store/x"), Pairing.LOGICAL_ROWS),
                new LinkedArray<>(new SampleArray(DType.INT32, 100).id(2), Pairing.LOGICAL_ROWS)), ticked -> "" + ticked);
        assertEquals("1", model.summary().getValue());
        assertEquals(Texts.of("array.linked.readOnly"), model.items().getFirst().hint());
        model.tickAll();
        assertEquals(List.of(2L), model.chosen().stream().map(linked -> linked.array().id()).toList());
    }

    private List<LinkedItem> linkedOfLastForm() {
        return dialogs.forms.getLast().content().lookupAll(".array-linked-list").stream()
                .flatMap(list -> ((ListView<?>) list).getItems().stream()).map(LinkedItem.class::cast).toList();
    }

    private RadioButton onlyRadioOfLastForm() {
        return (RadioButton) dialogs.forms.getLast().content().getChildrenUnmodifiable().get(1);
    }

    @Test
    void theQuestionInBothThemes() {
        Screens.shoot("drop-linked", 560, 200, () -> {
            var linked = LinkedByName.of(pack.array("features"), pack.snapshot().getValue());
            return new StackPane(new LinkedArraysView(new LinkedArraysViewModel(linked, ticked -> Texts.of("array.drop.counted", 1L, "features", ticked))));
        });
        Screens.shoot("new-array", 560, 300, () -> new StackPane(new NewArrayView(new NewArrayViewModel(name -> Optional.empty(), 1_000_000))));
    }

    private void onFx(Runnable verb, Runnable typing) {
        dialogs.fillIn(typing);
        Screens.onFx(() -> {
            verb.run();
            return null;
        });
    }
}
