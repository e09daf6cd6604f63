package numpack.app.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import numpack.app.dialog.ScriptedDialogs;
import numpack.app.find.search.FindKind;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.session.ShownArray;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindViewTest {
    @TempDir
    private Path folder;

    private SampleSession sample;
    private ShownArray tab;
    private boolean isAtTable;

    @BeforeEach
    void open() throws IOException {
        sample = new SampleSession(folder).with("labels", DType.INT8, 40, 4);
        sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(3, 1, new byte[] {7}).add(9, 2, new byte[] {7})));
        sample.save();
        tab = sample.tab("labels");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void enterGoesOnAndEscapeClosesTheBar() {
        Screens.onFx(() -> {
            var feature = feature();
            var scene = scene(feature, ThemeChoice.LIGHT, 900);
            feature.model().open();
            var value = (TextField) field(feature, "find.value.accessible");
            value.setText("7");
            press(value, KeyCode.ENTER);
            assertEquals(new GridSpot(3, 1), tab.getSelection().cursor());
            press(value, KeyCode.ENTER);
            assertEquals(new GridSpot(9, 2), tab.getSelection().cursor());
            assertEquals(Texts.of("find.count.of", "2", "2"), ((Labeled) scene.lookup(".find-count")).getText());

            press(value, KeyCode.ESCAPE);
            assertFalse(feature.bar().getChildren().getFirst().isVisible());
            assertTrue(isAtTable);
            assertNull(tab.hitsProperty().get());
            return null;
        });
    }

    @Test
    void onlyTheFieldsOfTheConditionAreSeen() {
        Screens.onFx(() -> {
            var feature = feature();
            scene(feature, ThemeChoice.LIGHT, 900);
            feature.model().open();
            var second = field(feature, "find.second.accessible");
            assertTrue(second.isVisible());
            feature.model().kindProperty().set(FindKind.GREATER);
            assertFalse(second.isVisible());
            feature.model().kindProperty().set(FindKind.NAN);
            assertFalse(field(feature, "find.value.accessible").isVisible());
            return null;
        });
    }

    @Test
    void theFocusGoesToTheFieldOfTheConditionThatWasChosen() {
        Screens.onFx(() -> {
            var feature = feature();
            var scene = scene(feature, ThemeChoice.LIGHT, 900);
            feature.model().open();
            feature.model().kindProperty().set(FindKind.NAN);
            var kinds = feature.bar().lookupAll(".find-list").stream().filter(node -> Texts.of("find.kind.accessible").equals(node.getAccessibleText())).findFirst().orElseThrow();
            kinds.requestFocus();
            choose(feature, kinds, FindKind.ZERO);
            assertSame(kinds, scene.getFocusOwner());

            choose(feature, kinds, FindKind.GREATER);
            assertSame(field(feature, "find.value.accessible"), scene.getFocusOwner());
            return null;
        });
    }

    @Test
    void nothingOfTheBarIsOutsideANarrowWindow() {
        Screens.onFx(() -> {
            var feature = feature();
            var scene = scene(feature, ThemeChoice.LIGHT, 620);
            feature.model().open();
            feature.model().kindProperty().set(FindKind.RANGE);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            for (var part : scene.getRoot().lookupAll(".find-button")) {
                assertTrue(!part.isVisible() || part.localToScene(part.getBoundsInLocal()).getMaxX() <= 620, () -> part + " is cut off");
            }
            return null;
        });
    }

    @Test
    void theBarAndItsHitsAreDrawnInBothThemes() {
        for (var theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            Screens.onFx(() -> {
                var feature = feature();
                var scene = scene(feature, theme, 900);
                feature.model().open();
                feature.model().valueProperty().set("7");
                sample.threads.advance(Duration.ofMillis(300));
                var image = Screens.write(scene, "find-" + (theme == ThemeChoice.LIGHT ? "light" : "dark"));
                assertTrue(image.toFile().length() > 0);
                return null;
            });
        }
    }

    private FindFeature feature() {
        return new FindFeature(sample.sessions.currentTabProperty(), new FindFeature.Ground(sample.runner, sample.tasks, new ScriptedDialogs()),
                new FindFeature.Window(new SampleArrays(sample), _ -> {}, () -> isAtTable = true));
    }

    private static Scene scene(FindFeature feature, ThemeChoice theme, double width) {
        var root = new BorderPane(feature.panel().view());
        root.setTop(feature.bar());
        var scene = new Scene(root, width, 400);
        Screens.theme(theme).install(scene);
        root.applyCss();
        root.layout();
        return scene;
    }

    private static Node field(FindFeature feature, String accessible) {
        return feature.bar().lookupAll(".find-field").stream().filter(node -> Texts.of(accessible).equals(node.getAccessibleText())).findFirst().orElseThrow();
    }

    private static void choose(FindFeature feature, Node kinds, FindKind kind) {
        Event.fireEvent(kinds, new Event(ComboBoxBase.ON_SHOWING));
        feature.model().kindProperty().set(kind);
        Event.fireEvent(kinds, new Event(ComboBoxBase.ON_HIDDEN));
    }

    private static void press(Node target, KeyCode key) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
