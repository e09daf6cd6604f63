package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.prefs.AppFolders;
import numpack.app.stats.overview.Overview;
import numpack.app.style.Screens;
import numpack.app.table.ArrayTableView;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/// What is closed is let go: nothing that lives longer holds on to it.
class LeakTest {
    private static final int MAX_COLLECTIONS = 60;

    @TempDir
    private Path folder;

    private Stage stage;
    private AppContext context;

    @BeforeEach
    void start() throws Exception {
        var pack = folder.resolve("demo.npk");
        try (var made = Pack.create(pack, PackOptions.standard())) {
            PackArrays.of(made).save("numbers", NdArrays.wrap(new int[1_000], 100, 10));
            PackArrays.of(made).save("labels", NdArrays.wrap(new int[100], 100));
        }
        Screens.onFx(() -> {
            stage = new Stage();
            context = new AppContext(stage, new AppFolders(folder.resolve("data")), () -> { });
            context.ground().preferences().set(Overview.FIRST, false);
            var scene = new Scene(context.view(), 900, 600);
            context.ground().theme().install(scene);
            stage.setScene(scene);
            stage.show();
            context.open(pack);
            return null;
        });
        waitUntil(() -> context.sessions().currentTabProperty().get() != null);
    }

    @AfterEach
    void end() throws Exception {
        Screens.onFx(() -> {
            List.copyOf(context.sessions().packs()).forEach(pack -> context.sessions().close(pack, () -> { }));
            return null;
        });
        waitUntil(() -> context.sessions().closingProperty().get() == 0);
        Screens.onFx(() -> {
            stage.hide();
            context.close();
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"settings.show", "settings.changeKeys", "shell.keys", "shell.about", "array.create", "array.rename", "array.append",
            "grid.goToRow"})
    void aDialogThatWasClosedIsLetGo(String command) throws Exception {
        var closed = openAndClose(command);
        assertCollected(closed, command);
    }

    @Test
    void theTableOfATabThatWasClosedIsLetGo() throws Exception {
        var table = new WeakReference<>(Screens.onFx(() -> nodes(stage.getScene().getRoot()).filter(ArrayTableView.class::isInstance).findFirst().orElseThrow()));
        Screens.onFx(() -> {
            context.sessions().close(context.sessions().currentTabProperty().get());
            return null;
        });
        assertCollected(table, "the table");
    }

    @Test
    void aPackThatWasClosedIsLetGoAfterAMenuOfItsTab() throws Exception {
        Screens.onFx(() -> {
            var header = nodes(stage.getScene().getRoot()).filter(node -> node.getStyleClass().contains("tab-head")).findFirst().orElseThrow();
            var place = header.localToScreen(4, 4);
            Event.fireEvent(header, new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 4, 4, place.getX(), place.getY(), false, null));
            return null;
        });
        waitUntil(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
        var pack = Screens.onFx(() -> {
            List.copyOf(Window.getWindows()).stream().filter(ContextMenu.class::isInstance).forEach(Window::hide);
            var open = context.sessions().packs().getFirst();
            context.sessions().close(open, () -> { });
            return new WeakReference<>(open);
        });
        waitUntil(() -> context.sessions().closingProperty().get() == 0);
        assertCollected(pack, "the pack");
    }

    private WeakReference<Node> openAndClose(String command) throws Exception {
        Predicate<Window> isOther = window -> window != stage && window.isShowing();
        Platform.runLater(context.ground().commands().get(command)::run);
        waitUntil(() -> Window.getWindows().stream().anyMatch(isOther));
        return Screens.onFx(() -> {
            var dialog = Window.getWindows().stream().filter(isOther).findFirst().orElseThrow();
            var root = new WeakReference<Node>(dialog.getScene().getRoot());
            dialog.hide();
            return root;
        });
    }

    private static void assertCollected(WeakReference<?> reference, String what) {
        for (int i = 0; i < MAX_COLLECTIONS && !reference.refersTo(null); i++) {
            System.gc();
            Screens.onFx(() -> {
                // The toolkit lets go of what it drew last only when it draws again.
                Platform.requestNextPulse();
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertTrue(reference.refersTo(null), what + " is still held");
    }

    private static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
        assertEquals(true, WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(LeakTest::nodes)) : Stream.of(node);
    }
}
