package numpack.app;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import numpack.app.command.CommandKeys;
import numpack.app.grid.GridView;
import numpack.app.prefs.AppFolders;
import numpack.app.style.Fonts;
import numpack.app.style.ThemeChoice;

/// The window of the program, made as the program makes it and driven from a thread of its own.
final class BenchWindow {
    private static final long PATIENCE_SECONDS = 60;
    private static final long PICTURE_NANOS = 1_000_000_000L / 60;
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");

    private final Stage stage;
    private final AppContext context;
    private final Scene scene;

    private BenchWindow(Path data) {
        Fonts.load();
        stage = new Stage();
        context = new AppContext(stage, new AppFolders(data), () -> { });
        scene = new Scene(context.view(), 1280, 800);
        context.ground().theme().install(scene);
        CommandKeys.install(scene, context.ground().commands());
        stage.setScene(scene);
        stage.titleProperty().bind(context.title());
        stage.show();
    }

    static BenchWindow show(Path data) throws Exception {
        Platform.startup(() -> { });
        return fx(() -> new BenchWindow(data));
    }

    /// Does something on the JavaFX thread and waits for it.
    static <T> T fx(Callable<T> action) throws Exception {
        var task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Nanoseconds from an action until a picture of the window has been drawn that is as it should be.
    ///
    /// @param isShown asked at every frame, once everything has its place
    long untilPainted(Runnable action, BooleanSupplier isShown) throws Exception {
        var end = new CompletableFuture<Long>();
        var start = fx(() -> {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (isShown.getAsBoolean()) {
                        scene.removePostLayoutPulseListener(this);
                        // After this pulse the picture is handed to the thread that draws; what is handed over next is done next.
                        Platform.runLater(() -> Toolkit.getToolkit().addRenderJob(new RenderJob(() -> end.complete(System.nanoTime()))));
                    }
                }
            });
            var now = System.nanoTime();
            action.run();
            Platform.requestNextPulse();
            return now;
        });
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start;
    }

    /// Waits until a moment between two pictures. What follows a picture at once meets the next one only after a whole beat of the
    /// screen; a hand meets every moment alike.
    ///
    /// @param part of this many parts of the time between two pictures
    void waitPartOfAPicture(int part, int parts) throws Exception {
        untilPainted(() -> { }, () -> true);
        Thread.sleep(Duration.ofNanos(PICTURE_NANOS * part / parts));
    }

    void open(Path pack) throws Exception {
        untilPainted(() -> context.open(pack), this::hasCells);
    }

    void closeAll() throws Exception {
        untilPainted(() -> List.copyOf(context.sessions().packs()).forEach(pack -> context.sessions().close(pack, () -> { })), () -> grid() == null);
    }

    AppContext context() {
        return context;
    }

    Scene scene() {
        return scene;
    }

    /// The table in front; null for none.
    GridView grid() {
        return (GridView) scene.getRoot().lookupAll(".grid-view").stream().filter(BenchWindow::isSeen).findFirst().orElse(null);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /// Whether the cell under the cursor and all others have their values.
    boolean hasCells() {
        var grid = grid();
        return grid != null && grid.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM) instanceof Node cell
            && !cell.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString().isEmpty()
            && grid.lookupAll(".grid-cell").stream().noneMatch(one -> one.isVisible() && one.getPseudoClassStates().contains(LOADING));
    }

    /// Sizes the window so that the table has this size.
    void sizeGrid(double width, double height) throws Exception {
        for (var tries = 0; tries < 4; tries++) {
            untilPainted(() -> {
                stage.setWidth(stage.getWidth() + width - grid().getWidth());
                stage.setHeight(stage.getHeight() + height - grid().getHeight());
            }, this::hasCells);
        }
        var size = fx(() -> grid().getWidth() + " x " + grid().getHeight());
        if (!size.equals(width + " x " + height)) {
            throw new IllegalStateException("the table is " + size);
        }
    }

    void apply(ThemeChoice choice) throws Exception {
        untilPainted(() -> context.ground().theme().setChoice(choice), () -> true);
    }
}
