package numpack.app.axes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import numpack.app.session.SampleShownPack;
import numpack.app.session.space.SampleArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.Test;

class AxesViewTest {
    @Test
    void everythingIsWithinABarThatIsNarrowAndInOneLineInAWideOne() {
        Screens.onFx(() -> {
            var view = new AxesView(model());
            var scene = new Scene(new Pane(view), 1000, 300);
            Screens.theme(ThemeChoice.LIGHT).install(scene);
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
            var view = new AxesView(model());
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

    private static AxesViewModel model() {
        return new AxesViewModel(new SimpleObjectProperty<>(new SampleShownPack(new SampleArray(DType.INT32, 100, 8)).shown));
    }
}
