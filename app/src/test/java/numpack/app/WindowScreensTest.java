package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import numpack.app.grid.GridView;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.stats.overview.Overview;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window over real packs, drawn in both themes: the table with its panels, the welcome page, a pack with a finding.
class WindowScreensTest {
    @TempDir
    Path folder;

    private Stage stage;
    private AppContext context;
    private Scene scene;

    @AfterEach
    void close() {
        Screens.onFx(() -> {
            stage.close();
            context.close();
            return null;
        });
    }

    @Test
    void theTableOfAPack() throws Exception {
        var path = samplePack();
        show(1440, 900);
        Screens.onFx(() -> {
            context.open(path);
            return null;
        });
        waitFor(() -> Screens.onFx(this::showFeatures));
        waitFor(() -> Screens.onFx(() -> scene.getRoot().lookup(".grid-view") instanceof GridView grid && grid.getModel().rowCount() > 900));
        var grid = (GridView) scene.getRoot().lookup(".grid-view");
        Screens.onFx(() -> {
            context.ground().commands().get("axes.showDropped").run();
            context.ground().commands().get("review.show").run();
            grid.goTo(54, 5);
            grid.select(GridSelection.at(54, 5).extendedTo(new GridSpot(57, 7)));
            grid.requestFocus();
            return null;
        });
        waitFor(() -> Screens.onFx(() -> scene.getRoot().lookup(".status-selection") instanceof Label label && label.getText().contains("mean")));
        assertEquals("✕", Screens.onFx(() -> grid.getModel().window(47, 1, 0, 1).rowHead(0)));
        assertTrue(Screens.onFx(() -> context.ground().commands().get("compact.start").isEnabled()));
        draw("window-table");
    }

    @Test
    void aLongValueUnderTheCursorPushesNothingOutOfTheWindow() throws Exception {
        var path = folder.resolve("complex.npk");
        var element = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putDouble(1.2345678901234567e-200).putDouble(-1.2345678901234567e-200).array();
        try (var pack = Pack.create(path); var transaction = pack.begin()) {
            transaction.create("z", DType.COMPLEX128, Shape.of(4, 3), element).commit(Progress.NONE);
        }
        show(520, 600);
        Screens.onFx(() -> {
            context.open(path);
            return null;
        });
        waitFor(() -> Screens.onFx(() -> scene.getRoot().lookup(".status-cell") instanceof Label label && label.getText().contains("e-200")));
        Screens.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var buttons = scene.getRoot().lookupAll(".status-panel");
            assertFalse(buttons.isEmpty());
            for (var button : buttons) {
                double right = button.localToScene(button.getBoundsInLocal()).getMaxX();
                assertTrue(right <= scene.getWidth() + 0.5, () -> button + " ends at " + right);
            }
            return null;
        });
    }

    @Test
    void theKeysForPanesGoOnlyWhereTheFocusIsSeen() throws Exception {
        var path = samplePack();
        show(1280, 800);
        Screens.onFx(() -> {
            context.open(path);
            return null;
        });
        waitFor(() -> Screens.onFx(() -> scene.getRoot().lookup(".grid-view") instanceof GridView grid && grid.getModel().rowCount() > 0));
        waitFor(() -> Screens.onFx(() -> scene.getRoot().lookup(".number-link") != null));
        Screens.onFx(() -> {
            context.ground().commands().get("review.show").run();
            return null;
        });
        assertEquals(Set.of("explorer", "tabs", "stats", "inspect", "review", "history"), stops(8));
        Screens.onFx(() -> {
            context.ground().commands().get("history.show").run();
            return null;
        });
        assertEquals(Set.of("explorer", "tabs", "stats", "inspect", "review"), stops(8));
    }

    /// Where the focus is after each of this many presses of the key for the next pane; the class of another node that has it, for no ring is drawn there.
    private Set<String> stops(int presses) {
        return Screens.onFx(() -> {
            var stops = new HashSet<String>();
            for (int press = 0; press < presses; press++) {
                context.view().panes().next();
                var owner = scene.getFocusOwner();
                stops.add(owner instanceof GridView ? "tabs" : owner instanceof ListView || owner instanceof TableView ? owner.getParent().getStyleClass().getFirst()
                        : owner.getStyleClass().contains("number-link") ? "stats"
                        : owner.getClass().getPackageName().equals("numpack.app.inspect") ? "inspect" : owner.getClass().getName());
            }
            return stops;
        });
    }

    @Test
    void theWelcomePageWithUnsavedWorkAndManyPacks() throws Exception {
        var path = samplePack();
        for (int i = 0; i < 9; i++) {
            Files.createDirectory(folder.resolve("pack " + i + ".npk"));
        }
        show(1280, 800);
        Screens.onFx(() -> {
            context.ground().workspace().update(state -> state.withRecent(IntStream.range(0, 12)
                    .mapToObj(i -> new RecentPack(folder.resolve("pack " + i + ".npk").toString(), 1_700_000_000_000L + i, i < 2, 3 + i, 1000L << i)).toList()));
            return null;
        });
        waitFor(() -> Screens.onFx(() -> isRead(text -> text.startsWith(Texts.of("welcome.unsaved.title")) && text.contains(path.getFileName().toString()))));
        waitFor(() -> Screens.onFx(() -> isRead(text -> text.startsWith("pack 3.npk"))));
        draw("window-welcome");
    }

    @Test
    void aPackWithAFinding() throws Exception {
        var path = samplePack();
        try (var labels = FileChannel.open(path.resolve("data_labels.npkd"), StandardOpenOption.WRITE)) {
            labels.truncate(100);
        }
        show(1280, 800);
        Screens.onFx(() -> {
            context.open(path);
            return null;
        });
        waitFor(() -> Screens.onFx(() -> isRead(text -> text.startsWith("1 finding") && text.contains("“labels”"))));
        draw("window-finding");
    }

    private void show(double width, double height) {
        stage = Screens.onFx(Stage::new);
        Screens.onFx(() -> Screens.theme(ThemeChoice.LIGHT));
        context = Screens.onFx(() -> new AppContext(stage, new AppFolders(folder.resolve("data")), () -> { }));
        Screens.onFx(() -> {
            // The table is what is seen first.
            context.ground().preferences().set(Overview.FIRST, false);
            return null;
        });
        scene = Screens.onFx(() -> {
            var made = new Scene(context.view(), width, height);
            context.ground().theme().setChoice(ThemeChoice.LIGHT);
            context.ground().theme().install(made);
            stage.setScene(made);
            stage.show();
            return made;
        });
    }

    private void draw(String name) {
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            Screens.onFx(() -> {
                context.ground().theme().setChoice(choice);
                return Screens.write(scene, name + "-" + choice.name().toLowerCase(Locale.ROOT));
            });
        }
    }

    /// Whether something in the window is read out like this.
    private boolean isRead(Predicate<String> wanted) {
        return scene.getRoot().lookupAll("*").stream().map(Node::getAccessibleText).anyMatch(text -> text != null && wanted.test(text));
    }

    private boolean showFeatures() {
        var packs = context.sessions().packs();
        if (packs.isEmpty()) {
            return false;
        }
        var pack = packs.getFirst();
        context.sessions().show(pack, pack.getState().snapshot().find("features").orElseThrow());
        return true;
    }

    private static void waitFor(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    }

    private Path samplePack() throws Exception {
        var path = folder.resolve("demo.npk");
        var random = new Random(3);
        try (var pack = Pack.create(path, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("data").resolve("drafts"))) {
            draft.createArray("features", DType.FLOAT32, Shape.of(1000, 128), new byte[4]);
            var values = new float[1000 * 128];
            for (var i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            values[50 * 128 + 4] = Float.NaN;
            draft.write("features", new Region(RowSet.range(0, 1000), Box.of(Slice.all(128))), java.lang.foreign.MemorySegment.ofArray(values), "PASTE");
            draft.createArray("labels", DType.INT32, Shape.of(1000), new byte[4]);
            draft.save(Progress.NONE);
            draft.fill("features", new Region(RowSet.range(44, 46), Box.of(Slice.of(2, 1))), new byte[] {0, 0, (byte) 0x80, 0x3e});
            draft.dropRows(Map.of("features", RowSet.of(47), "labels", RowSet.of(47)));
            draft.setCells("features", CellEdits.of(54, 5, new byte[] {0, 0, 0x20, (byte) 0xbe}));
        }
        return path;
    }
}
