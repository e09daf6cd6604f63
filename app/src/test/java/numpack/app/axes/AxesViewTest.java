package numpack.app.axes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AxesViewTest {
    @Test
    void everythingIsWithinABarThatIsNarrowAndInOneLineInAWideOne() {
        Screens.onFx(() -> {
            var view = new AxesView(new AxesViewModel(new SampleTab()));
            var scene = new Scene(new Pane(view), 1000, 300);
            Screens.theme(ThemeChoice.LIGHT).dress(scene);
            assertEquals(41, height(view, scene, 900), 1);
            assertTrue(view.minWidth(-1) <= 420, "it would be cut off at both ends before it wraps");
            double narrow = height(view, scene, 420);
            assertTrue(narrow >= 82, "two lines, not " + narrow);
            for (var part : new String[] {".axes-list", ".axes-slice", ".axes-dropped"}) {
                for (Node node : view.lookupAll(part)) {
                    assertTrue(node.localToScene(node.getBoundsInLocal()).getMaxX() <= 420, part + " is cut off");
                }
            }
            assertEquals(41, height(view, scene, 900), 1);
            return null;
        });
    }

    @Test
    void toEditTheSliceSelectsAllOfItAlsoWhereTheCursorIsInIt() {
        Screens.onFx(() -> {
            var view = new AxesView(new AxesViewModel(new SampleTab()));
            var scene = new Scene(new Pane(view), 1000, 300);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var field = (TextField) view.lookup(".axes-slice");
            view.editSlice();
            assertSame(field, scene.getFocusOwner());
            field.positionCaret(0);
            assertEquals("", field.getSelectedText());
            view.editSlice();
            assertEquals("[:, :]", field.getSelectedText());
            return null;
        });
    }

    private static double height(AxesView view, Scene scene, double width) {
        scene.getRoot().applyCss();
        view.resize(width, view.prefHeight(width));
        view.layout();
        return view.prefHeight(width);
    }

    private static final class SampleTab implements AxesSubject {
        private final ObjectProperty<@Nullable ShownAxes> axes = new SimpleObjectProperty<>(ShownAxes.of(Shape.of(100, 8)));
        private final BooleanProperty showDropped = new SimpleBooleanProperty();

        @Override
        public ObservableValue<@Nullable ShownAxes> axes() {
            return axes;
        }

        @Override
        public void show(ShownAxes shown) {
            axes.set(shown);
        }

        @Override
        public BooleanProperty showDroppedProperty() {
            return showDropped;
        }

        @Override
        public ObservableValue<Number> droppedCount() {
            return new SimpleObjectProperty<>(0L);
        }
    }
}
