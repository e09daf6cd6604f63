package numpack.app.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSpot;
import numpack.app.session.SampleSession;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsViewTest {
    @TempDir
    Path folder;

    private SampleSession sample;
    private StatisticsView view;
    private boolean isAtTable;

    @BeforeEach
    void open() throws IOException {
        sample = Screens.onFx(() -> new SampleSession(folder).with("labels", DType.INT32, 100));
        Screens.onFx(() -> {
            sample.pack.edit(draft -> draft.setCells("labels", CellEdits.of(40, 0, new byte[] {7, 0, 0, 0})));
            var front = new StatisticsViewModel.Front(sample.sessions.currentTabProperty(), sample.sessions.meantArrayProperty(), _ -> Optional.empty());
            view = new StatisticsView(new StatisticsViewModel(front, sample.runner, Optional.empty(), FindMore.NOBODY), () -> isAtTable = true);
            Screens.theme(ThemeChoice.LIGHT).install(new Scene(view, 320, 500));
            return null;
        });
    }

    @AfterEach
    void close() {
        Screens.onFx(() -> {
            sample.close();
            return null;
        });
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(StatisticsViewTest::all) : Stream.empty());
    }

    @Test
    void aNumberIsFoundByItsWordsAndLeadsToItsPlace() {
        var cursor = Screens.onFx(() -> {
            var tab = sample.tab("labels");
            var words = Texts.of("stats.link.words", Texts.of("stats.max"), "7");
            var link = all(view).filter(node -> node instanceof Button && node.isVisible() && words.equals(node.getAccessibleText())).findFirst().orElseThrow();
            ((Button) link).fire();
            Screens.write(view.getScene(), "statistics");
            assertTrue(isAtTable, "the keys go on in the table");
            return tab.getSelection().cursor();
        });
        assertEquals(new GridSpot(40, 0), cursor);
    }

    @Test
    void anEmptyPanelSaysWhy() {
        Screens.onFx(() -> {
            var words = Texts.of("stats.empty");
            assertTrue(all(view).anyMatch(node -> node instanceof Label label && label.getText().equals(words) && label.getParent().isVisible()));
            sample.tab("labels");
            assertFalse(all(view).anyMatch(node -> node instanceof Label label && label.getText().equals(words) && label.getParent().isVisible()));
            return null;
        });
    }
}
