package numpack.app.shell;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class PanesTest {
    private final Button first = new Button();
    private final Button second = new Button();
    private final Button third = new Button();
    private final Region empty = new Region() {
        @Override
        public void requestFocus() {
            // nothing in it can have it
        }
    };
    private final Panes panes = new Panes(() -> List.of(first, empty, second, third));

    @Test
    void theKeysGoRoundThePanesAndPassOverThoseThatAreHiddenOrHaveNothingToFocus() {
        Screens.onFx(() -> {
            var scene = new Scene(new HBox(first, empty, second, third));
            first.requestFocus();
            panes.next();
            assertSame(second, scene.getFocusOwner());
            panes.next();
            assertSame(third, scene.getFocusOwner());
            panes.next();
            assertSame(first, scene.getFocusOwner());
            panes.previous();
            assertSame(third, scene.getFocusOwner());
            second.setVisible(false);
            panes.previous();
            assertSame(first, scene.getFocusOwner());
            return null;
        });
    }

    @Test
    void fromOutsideOfAllPanesTheyBeginAtTheFirst() {
        Screens.onFx(() -> {
            var elsewhere = new Button();
            var scene = new Scene(new HBox(elsewhere, first, second, third));
            elsewhere.requestFocus();
            panes.next();
            assertSame(first, scene.getFocusOwner());
            return null;
        });
    }
}
