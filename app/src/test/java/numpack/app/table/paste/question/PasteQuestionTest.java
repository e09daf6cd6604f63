package numpack.app.table.paste.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.StackPane;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.SampleArray;
import numpack.app.style.Screens;
import numpack.app.table.paste.CommaReading;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.paste.PasteReading.Lost;
import numpack.app.table.paste.PasteTask;
import numpack.app.task.ProgressSink;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import org.junit.jupiter.api.Test;

class PasteQuestionTest {
    private static final String STAMPS = "1718000001,21\n1718000002,24\n1718000003,22\n1718000004,19\n1718000005,23\n1718000006,25\n";

    private static final GridRange ONE_CELL = new GridRange(12, 12, 4, 4);

    private final PasteMemory memory = new PasteMemory();

    @Test
    void withoutAnyClueNothingIsChosen() {
        var first = question(DType.FLOAT64, "1,2\n3,4\n");
        assertEquals(Texts.of("grid.paste.ask.choose"), first.complaint().getValue());
        assertEquals("", first.whyChosen().getValue());
        first.chosenProperty().set(first.readings().get(1));
        assertEquals("", first.complaint().getValue());
        assertEquals("", first.whyChosen().getValue(), "the user has chosen it");
        assertEquals(Texts.of("grid.paste.ask.accept", 2L), first.acceptText().getValue());
        assertEquals(CommaReading.DECIMAL, first.answer().reading().commas());
    }

    @Test
    void theLastAnswerInThePackIsSuggestedAndThatIsSaid() {
        answer(DType.FLOAT64, "1,2\n3,4\n", CommaReading.DECIMAL);

        var again = question(DType.FLOAT64, "7,5\n");
        assertEquals(Texts.of("grid.paste.ask.because.lastTime"), again.whyChosen().getValue());
        assertEquals(CommaReading.DECIMAL, again.answer().reading().commas());
        again.chosenProperty().set(again.readings().getFirst());
        assertEquals("", again.whyChosen().getValue());
        assertEquals(Texts.of("grid.paste.ask.choose"), question(DType.FLOAT64, "7,5\n", ONE_CELL, "other.npk").complaint().getValue());
    }

    @Test
    void theLastAnswerIsNotSuggestedAgainstTheText() {
        answer(DType.FLOAT64, "1,2\n3,4\n", CommaReading.SEPARATORS);

        var zeros = question(DType.FLOAT64, "1,05\n2,10\n");
        assertEquals(CommaReading.DECIMAL, zeros.answer().reading().commas(), "05 is no whole number");
        assertEquals(Texts.of("grid.paste.ask.because.zeros"), zeros.whyChosen().getValue());

        answer(DType.FLOAT64, "1,2\n3,4\n", CommaReading.SEPARATORS);
        assertEquals(Texts.of("grid.paste.ask.choose"), question(DType.FLOAT64, "1.234,5\n").complaint().getValue());
        assertEquals(Texts.of("grid.paste.ask.choose"), question(DType.FLOAT64, "1,050\n").complaint().getValue(), "a fraction, or one thousand and fifty");
        assertEquals(Texts.of("grid.paste.ask.choose"), question(DType.INT32, "1,05\n").complaint().getValue(), "what is likely cannot be chosen");
    }

    @Test
    void thousandsAreSuggestedWhereAGroupBeginsWithZero() {
        assertEquals(CommaReading.THOUSANDS, question(DType.FLOAT64, "1,000,000\n2,500,000\n").answer().reading().commas());
    }

    @Test
    void whatFitsTheSelectedCellsIsSuggested() {
        answer(DType.FLOAT64, "1,2\n3,4\n", CommaReading.SEPARATORS);

        var column = question(DType.FLOAT64, "1,2\n3,4\n", new GridRange(12, 13, 4, 4), "demo.npk");
        assertEquals(Texts.of("grid.paste.ask.because.selection"), column.whyChosen().getValue());
        assertEquals(CommaReading.DECIMAL, column.answer().reading().commas(), "the next column is not selected");

        var columns = question(DType.FLOAT64, "1,2\n3,4\n", new GridRange(12, 13, 4, 5), "demo.npk");
        assertEquals(Texts.of("grid.paste.ask.because.selection"), columns.whyChosen().getValue());
        assertEquals(CommaReading.SEPARATORS, columns.answer().reading().commas());

        var both = question(DType.FLOAT64, "1,05\n3,04\n", new GridRange(12, 13, 4, 5), "demo.npk");
        assertEquals(Texts.of("grid.paste.ask.choose"), both.complaint().getValue(), "the text says one thing and the selection another");
    }

    @Test
    void theReasonStandsUnderTheCardsWhileItIsOne() {
        var question = question(DType.FLOAT64, "1,05\n2,10\n");
        Screens.onFx(() -> {
            var view = new PasteQuestionView(question, text -> { });
            var why = view.lookupAll(".muted").stream().map(Label.class::cast).toList().getFirst();
            assertEquals(Texts.of("grid.paste.ask.because.zeros"), why.getText());
            assertTrue(why.isManaged());
            question.chosenProperty().set(question.readings().getFirst());
            assertFalse(why.isManaged());
            return null;
        });
    }

    @Test
    void whatIsLostFollowsTheChoiceAndTheButtonCounts() {
        var question = question(DType.FLOAT32, STAMPS);
        question.chosenProperty().set(question.readings().getFirst());
        assertEquals(Texts.of("grid.paste.ask.accept", 12L), question.acceptText().getValue());
        assertEquals(6, question.answer().reading().lostCount());

        question.leavesLostProperty().set(true);
        assertEquals(Texts.of("grid.paste.ask.accept", 6L), question.acceptText().getValue());
        assertEquals(Lost.LEFT_OUT, question.answer().lost());

        question.chosenProperty().set(question.readings().get(1));
        assertFalse(question.leavesLostProperty().get(), "another choice loses other digits");
        question.leavesLostProperty().set(true);
        assertEquals(Texts.of("grid.paste.ask.nothingLeft"), question.complaint().getValue());
    }

    @Test
    void roundingIsNotAskedAboutAgainIfTheUserDoesNotWantIt() {
        var question = question(DType.FLOAT32, "0.1234567890123\n");
        question.answer();
        assertEquals(PasteOutcome.Rounding.ASKED, memory.rounding());
        question.acceptsRoundingProperty().set(true);
        question.answer();
        assertEquals(PasteOutcome.Rounding.ACCEPTED, memory.rounding());
    }

    @Test
    void theOnlyWayThatTheArrayCanTakeIsChosen() {
        answer(DType.FLOAT64, "1,2\n3,4\n", CommaReading.DECIMAL);

        var question = question(DType.INT32, "7,5\n");
        assertEquals("", question.complaint().getValue());
        assertEquals("", question.whyChosen().getValue(), "the other one says why it cannot be chosen");
        assertEquals(CommaReading.SEPARATORS, question.answer().reading().commas());
        assertEquals(CommaReading.DECIMAL, question(DType.FLOAT64, "7,5\n").answer().reading().commas(), "what was no choice is not remembered");
    }

    @Test
    void theListOfLostDigitsCanBeCopied() {
        var question = question(DType.FLOAT16, "2049\t1\n");
        var copied = new ArrayList<String>();
        Screens.onFx(() -> {
            var view = new PasteQuestionView(question, copied::add);
            ((Button) view.lookup(".link-button")).fire();
            return null;
        });
        var headers = Stream.of("grid.paste.row", "grid.paste.column", "grid.paste.lost.pasted", "grid.paste.lost.stored", "grid.paste.lost.difference")
                .map(Texts::of).collect(Collectors.joining("\t"));
        assertEquals(headers + "\n12\t4\t2049\t2048.0\t-1\n", copied.getFirst());
    }

    @Test
    void aWayThatTheArrayCannotTakeCannotBeChosen() {
        var question = question(DType.INT32, "5,1\n7,2\n");
        Screens.onFx(() -> {
            var view = new PasteQuestionView(question, text -> { });
            var radios = view.lookupAll(".radio-button").stream().map(RadioButton.class::cast).toList();
            assertFalse(radios.get(0).isDisabled());
            assertTrue(radios.get(1).isDisabled());
            assertEquals(radios.get(0), view.firstField());
            radios.get(0).fire();
            return null;
        });
        assertEquals(CommaReading.SEPARATORS, question.answer().reading().commas());
    }

    @Test
    void theQuestionInBothThemes() throws IOException {
        Screens.shoot("paste-commas", 704, 640, () -> {
            var question = question(DType.FLOAT32, STAMPS);
            question.chosenProperty().set(question.readings().getFirst());
            return new StackPane(new PasteQuestionView(question, text -> { }));
        });
        Screens.shoot("paste-suggested", 704, 400, () -> new StackPane(new PasteQuestionView(question(DType.FLOAT64, "1,05\n2,10\n"), text -> { })));
        Screens.shoot("paste-gaps", 704, 300, () -> new StackPane(new PasteQuestionView(question(DType.FLOAT32, "1\t\t3\n0.123456789012\t1\t2\n\n"), text -> { })));
        assertTrue(Files.size(Path.of("target/screens/paste-commas-light.png")) > 10_000);
    }

    private void answer(DType dtype, String text, CommaReading commas) {
        var question = question(dtype, text);
        question.chosenProperty().set(question.readings().stream().filter(reading -> reading.commas() == commas).findFirst().orElseThrow());
        question.answer();
    }

    private PasteQuestionViewModel question(DType dtype, String text) {
        return question(dtype, text, ONE_CELL, "demo.npk");
    }

    private PasteQuestionViewModel question(DType dtype, String text, GridRange selected, String pack) {
        var array = new SampleArray(dtype, 200, 512);
        var space = CellSpace.ofLiveRows(array, 0, 1, Box.all(array.shape()));
        var outcome = new PasteTask(space, selected, text).run(new ProgressSink() {
            @Override
            public void begin(long total) {}

            @Override
            public void advance(long amount) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
        return new PasteQuestionViewModel((PasteOutcome.Readable) outcome, pack, memory);
    }
}
