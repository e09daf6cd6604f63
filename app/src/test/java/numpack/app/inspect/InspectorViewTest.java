package numpack.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import numpack.app.command.OpenEdits;
import numpack.app.prefs.ArrayFormats;
import numpack.app.selection.GridSelection;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewTest {
    private final SimpleObjectProperty<@Nullable ShownArray> front = new SimpleObjectProperty<>();
    private final OpenEdits edits = new OpenEdits();
    @TempDir
    private Path folder;
    @TempDir
    private Path otherFolder;
    private SampleSession session;
    private InspectorViewModel model;

    @BeforeEach
    void open() throws IOException {
        session = new SampleSession(folder).with("labels", DType.INT32, 10).with("is_checked", DType.BOOL, 10)
                .with("probabilities", DType.FLOAT32, 10, 5).with("signals", DType.FLOAT64, 10, 300);
        var random = new Random(4);
        session.pack.edit(draft -> {
            var some = CellEdits.ofItemSize(8);
            for (int at = 0; at < 300; at++) {
                some.add(3, at, bytes(at == 200 ? Double.NaN : Math.sin(at / 9.0) + random.nextGaussian() / 9));
            }
            draft.setCells("signals", some);
        });
        model = new InspectorViewModel(front, new SimpleObjectProperty<>(ArrayFormats.NONE), session.runner, session.failures::add);
        front.set(session.tab("labels"));
        front.get().selectionProperty().set(GridSelection.at(3, 0));
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), session.failures);
        session.close();
    }

    @Test
    void aValueIsEditedByKeysAlone() {
        Screens.onFx(() -> {
            var view = shown();
            var block = block(view, 1);
            block.requestFocus();
            press(block, KeyCode.F2);
            var field = (TextField) block.lookup(".text-field");
            field.setText("abc");
            assertTrue(edits.hasChangesProperty().get());
            press(field, KeyCode.ENTER);
            assertTrue(edits.hasChangesProperty().get(), "a text that is refused keeps the field open");
            field.setText("42");
            press(field, KeyCode.ENTER);
            assertFalse(edits.hasChangesProperty().get());
            assertEquals("42", ((InspectedRow.Values) model.rowProperty().get().orElseThrow().arrays().get(1)).values().text(0));
            return null;
        });
    }

    @Test
    void escapeChangesNothing() {
        Screens.onFx(() -> {
            var block = block(shown(), 1);
            press(block, KeyCode.ENTER);
            var field = (TextField) block.lookup(".text-field");
            field.setText("42");
            press(field, KeyCode.ESCAPE);
            assertEquals("0", ((InspectedRow.Values) model.rowProperty().get().orElseThrow().arrays().get(1)).values().text(0));
            return null;
        });
    }

    @Test
    void theFieldOfARowIsAnEditOfThatRowWhenTheCursorLeavesIt() {
        Screens.onFx(() -> {
            var block = block(shown(), 1);
            press(block, KeyCode.F2);
            ((TextField) block.lookup(".text-field")).setText("42");
            front.get().selectionProperty().set(GridSelection.at(4, 0));
            front.get().selectionProperty().set(GridSelection.at(3, 0));
            assertEquals("42", ((InspectedRow.Values) model.rowProperty().get().orElseThrow().arrays().get(1)).values().text(0));
            return null;
        });
    }

    @Test
    void whatIsTypedIsAnEditOfItsPackWhenAnotherComesToTheFront() {
        Screens.onFx(() -> {
            try (var other = new SampleSession(otherFolder).with("labels", DType.INT32, 10)) {
                var view = shown();
                press(block(view, 1), KeyCode.F2);
                ((TextField) block(view, 1).lookup(".text-field")).setText("42");
                int before = session.pack.getState().unsavedCount();
                var own = front.get();
                front.set(other.tab("labels"));

                assertFalse(edits.hasChangesProperty().get());
                assertEquals(0, other.pack.getState().unsavedCount());
                assertEquals(before + 1, session.pack.getState().unsavedCount());
                front.set(own);
                assertEquals("42", ((InspectedRow.Values) model.rowProperty().get().orElseThrow().arrays().get(1)).values().text(0));
            }
            return null;
        });
    }

    @Test
    void aTextThatIsRefusedIsThereAgainWithItsRow() {
        Screens.onFx(() -> {
            try (var other = new SampleSession(otherFolder).with("labels", DType.INT32, 10)) {
                var view = shown();
                press(block(view, 1), KeyCode.F2);
                ((TextField) block(view, 1).lookup(".text-field")).setText("abc");
                int before = session.pack.getState().unsavedCount();
                var own = front.get();
                front.set(other.tab("labels"));
                assertFalse(edits.hasChangesProperty().get(), "nobody could finish what is not seen");
                assertTrue(edits.finish());

                front.set(own);

                assertTrue(edits.hasChangesProperty().get());
                var field = (TextField) block(view, 1).lookup(".text-field");
                assertEquals("abc", field.getText());
                field.setText("42");
                press(field, KeyCode.ENTER);
                assertEquals(before + 1, session.pack.getState().unsavedCount());
                assertEquals(0, other.pack.getState().unsavedCount());
            }
            return null;
        });
    }

    @Test
    void spaceTurnsABooleanOverAndArrowsGoToAnotherElement() {
        Screens.onFx(() -> {
            var view = shown();
            press(block(view, 0), KeyCode.SPACE);
            assertEquals(1, ((InspectedRow.Values) model.rowProperty().get().orElseThrow().arrays().getFirst()).values().number(0));
            press(block(view, 2), KeyCode.RIGHT);
            press(block(view, 2), KeyCode.RIGHT);
            assertTrue(block(view, 2).getAccessibleText().endsWith("[2] = 0.0"), block(view, 2).getAccessibleText());
            return null;
        });
    }

    @Test
    void theScreenInBothThemes() {
        Screens.shoot("inspector", 320, 420, () -> new InspectorView(model, edits));
    }

    private InspectorView shown() {
        var view = new InspectorView(model, edits);
        Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 320, 400));
        view.applyCss();
        view.layout();
        return view;
    }

    private static Node block(InspectorView view, int index) {
        return view.lookupAll(".inspect-block").stream().skip(index).findFirst().orElseThrow();
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static byte[] bytes(double number) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array();
    }
}
