package numpack.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class TickListTest {
    @Test
    void spaceTicksTheSelectedLineUnlessItCannotBeTicked() {
        Screens.onFx(() -> {
            var lines = List.of(new Line("a", true), new Line("b", false));
            var list = shown(lines);
            list.getSelectionModel().select(0);
            pressSpace(list);
            assertTrue(lines.getFirst().ticked.get());
            pressSpace(list);
            list.getSelectionModel().select(1);
            pressSpace(list);
            assertEquals(List.of(false, false), lines.stream().map(line -> line.ticked.get()).toList());
            return null;
        });
    }

    @Test
    void aLineSaysItsItemAndItsBoxFollowsIt() {
        Screens.onFx(() -> {
            var lines = List.of(new Line("a", true), new Line("b", false));
            var list = shown(lines);
            var cells = list.lookupAll(".list-cell").stream().map(ListCell.class::cast).filter(cell -> !cell.isEmpty()).toList();
            assertEquals(List.of("line a", "line b"), cells.stream().map(Node::getAccessibleText).toList());
            var boxes = cells.stream().map(cell -> (CheckBox) cell.getGraphic().lookup(".check-box")).toList();
            assertEquals(List.of("a", "b"), boxes.stream().map(CheckBox::getText).toList());
            assertEquals(List.of(false, true), boxes.stream().map(CheckBox::isDisable).toList());
            lines.getFirst().ticked.set(true);
            assertTrue(boxes.getFirst().isSelected());
            boxes.getFirst().setSelected(false);
            assertEquals(false, lines.getFirst().ticked.get());
            return null;
        });
    }

    @Test
    void aLineThatIsCutOffSaysThatThereAreMore() {
        Screens.onFx(() -> {
            var many = shown(IntStream.range(0, 9).mapToObj(i -> new Line("" + i, true)).toList());
            assertEquals(30 * 4.5, many.getPrefHeight());
            assertEquals(30 * 2, shown(List.of(new Line("a", true), new Line("b", true))).getPrefHeight());
            return null;
        });
    }

    private static TickList<Line> shown(List<Line> lines) {
        var list = new TickList<>(lines, 4, Box::new);
        list.setFixedCellSize(30);
        new Scene(new StackPane(list), 300, 200);
        list.getScene().getRoot().applyCss();
        list.getScene().getRoot().layout();
        return list;
    }

    private static void pressSpace(Node node) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    private record Line(String tickText, boolean canBeTicked, BooleanProperty ticked) implements TickList.Item {
        Line(String tickText, boolean canBeTicked) {
            this(tickText, canBeTicked, new SimpleBooleanProperty());
        }

        @Override
        public String spokenText() {
            return "line " + tickText;
        }

        @Override
        public BooleanProperty tickedProperty() {
            return ticked;
        }
    }

    /// A line with nothing but the box.
    private record Box(CheckBox node) implements TickList.Line<Line> {
        @Override
        public void show(Line item) {
        }
    }
}
