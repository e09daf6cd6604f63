package numpack.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import numpack.app.grid.GridView;
import numpack.app.grid.space.GridHit;
import numpack.app.prefs.AppFolders;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.ndarray.NdArrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The program as it starts, on a real display, over a pack of its own in a temporary folder; real keys and a real mouse.
///
/// The pack holds `numbers`, int32 (200, 12), whose element says where it stands: 100 times the row plus the column; and `zeros`,
/// int32 (3,).
abstract class WindowBed {
    static final int ROWS = 200;
    static final int COLUMNS = 12;
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path temp;

    final FxRobot robot = new FxRobot();
    Path pack;
    AppFolders folders;
    Stage stage;
    private WorkbenchApp program;

    @BeforeEach
    void start() throws Exception {
        pack = makePack("numbers.npk");
        folders = new AppFolders(temp.resolve("data"));
        // The table is what is seen first.
        Files.createDirectories(folders.data());
        Files.writeString(folders.preferencesFile(), "{\"values\": {\"overview.first\": false}}");
        System.setProperty(AppFolders.OVERRIDE, folders.data().toString());
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        program = (WorkbenchApp) FxToolkit.setupApplication(WorkbenchApp.class, pack.toString());
        waitUntil("the table", () -> all(stage.getScene().getRoot()).anyMatch(node -> node instanceof GridView grid && grid.getModel().rowCount() == ROWS));
        waitUntil("the focus", () -> stage.isFocused());
    }

    @AfterEach
    void end() throws TimeoutException {
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        robot.interact(() -> Window.getWindows().stream().filter(window -> window != stage).toList().forEach(Window::hide));
        FxToolkit.cleanupApplication(program);
        robot.interact(stage::hide);
        System.clearProperty(AppFolders.OVERRIDE);
    }

    Path makePack(String name) throws IOException {
        var elements = new int[ROWS * COLUMNS];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i / COLUMNS * 100 + i % COLUMNS;
        }
        var folder = temp.resolve(name);
        try (var made = Pack.create(folder, PackOptions.standard())) {
            PackArrays.of(made).save("numbers", NdArrays.wrap(elements, ROWS, COLUMNS));
            PackArrays.of(made).save("zeros", NdArrays.wrap(new int[3], 3));
        }
        return folder;
    }

    int saved(int row, int column) throws IOException {
        try (var opened = Pack.open(pack, PackOptions.readOnly())) {
            return (int) opened.array("numbers").load().getLong(row, column);
        }
    }

    /// The table in front.
    GridView grid() {
        return (GridView) all(stage.getScene().getRoot()).filter(GridView.class::isInstance).findFirst().orElseThrow();
    }

    /// What the table tells a screen reader: the cell at the cursor.
    String spoken() {
        return fx(() -> grid().getAccessibleText());
    }

    /// A point within a cell, on the screen.
    Point2D cell(long row, long column) {
        return fx(() -> spot(GridHit.Part.CELL, row, column).orElseThrow());
    }

    /// A point on the right border of a column's head, on the screen.
    Point2D border(long column) {
        return fx(() -> spot(GridHit.Part.COLUMN_BORDER, 0, column).orElseThrow());
    }

    /// A point some pixels within a part of the table, on the screen; empty if it is not to be seen. JavaFX thread only.
    Optional<Point2D> spot(GridHit.Part part, long row, long column) {
        var grid = grid();
        for (double y = 4; y < grid.getHeight(); y += 4) {
            for (double x = 2; x < grid.getWidth(); x++) {
                var hit = grid.hit(x, y);
                if (hit.part() == part && hit.column() == column && (hit.row() == row || part == GridHit.Part.COLUMN_BORDER)) {
                    return Optional.of(grid.localToScreen(x + 2, y + 4));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether something on the screen, in any of our windows, reads or is read out like this.
    boolean isSaid(Predicate<String> wanted) {
        return fx(() -> nodes().map(WindowBed::said).anyMatch(wanted));
    }

    void waitUntilSaid(String start) {
        waitUntil("“" + start + "”", () -> nodes().map(WindowBed::said).anyMatch(text -> text.startsWith(start)));
    }

    /// Waits until keys go to the control that reads or is read out exactly like this.
    void waitUntilFocused(String text) {
        waitUntil("the focus in “" + text + "”", () -> nodes().anyMatch(node -> said(node).equals(text) && node.isFocused()
                && node.getScene().getWindow().isFocused()));
    }

    /// A point on something that reads exactly like this, on the screen.
    Point2D label(String styleClass, String text) {
        return fx(() -> {
            var label = nodes().filter(node -> node.getStyleClass().contains(styleClass) && said(node).equals(text)).findFirst().orElseThrow();
            return label.localToScreen(label.getLayoutBounds().getCenterX(), label.getLayoutBounds().getCenterY());
        });
    }

    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
    }

    /// Waits for something on the JavaFX thread to become true.
    void waitUntil(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain for " + what + "; the window: " + fx(stage::getTitle), e);
        }
    }

    <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static Stream<Node> nodes() {
        return Window.getWindows().stream().filter(Window::isShowing).flatMap(window -> all(window.getScene().getRoot()));
    }

    private static Stream<Node> all(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        var children = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(WindowBed::all) : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), children);
    }

    private static String said(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
