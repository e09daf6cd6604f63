package numpack.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import numpack.app.grid.GridView;
import numpack.app.grid.space.GridSelection;
import numpack.app.grid.space.GridSpot;
import numpack.app.prefs.AppFolders;
import numpack.app.style.Screens;
import numpack.app.style.ThemeChoice;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.CellEdits;
import numpack.engine.draft.Draft;
import numpack.engine.draft.Region;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.shape.Slice;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window over a real pack, drawn in both themes, with the table, an edit, dropped rows and the panels.
class WindowScreensTest {
    @Test
    void theTableOfAPackInBothThemes(@TempDir Path folder) throws Exception {
        var path = samplePack(folder);
        var stage = Screens.onFx(Stage::new);
        Screens.onFx(() -> Screens.theme(ThemeChoice.LIGHT));
        var context = Screens.onFx(() -> new AppContext(stage, new AppFolders(folder.resolve("data")), () -> { }));
        var scene = Screens.onFx(() -> {
            var made = new Scene(context.view(), 1440, 900);
            context.ground().theme().setChoice(ThemeChoice.LIGHT);
            context.ground().theme().dress(made);
            stage.setScene(made);
            stage.show();
            context.open(path);
            return made;
        });
        waitFor(() -> Screens.onFx(() -> showFeatures(context)));
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
        Screens.onFx(() -> Screens.write(scene, "window-table-light"));
        assertEquals("✕", Screens.onFx(() -> grid.getModel().window(47, 1, 0, 1).rowHead(0)));
        Screens.onFx(() -> {
            context.ground().theme().setChoice(ThemeChoice.DARK);
            return Screens.write(scene, "window-table-dark");
        });
        assertTrue(Screens.onFx(() -> context.ground().commands().get("compact.start").isEnabled()));
        Screens.onFx(() -> {
            stage.close();
            context.close();
            return null;
        });
    }

    private static boolean showFeatures(AppContext context) {
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

    private static Path samplePack(Path folder) throws Exception {
        var path = folder.resolve("demo.npk");
        var random = new Random(3);
        try (var pack = Pack.create(path, PackOptions.standard()); var draft = Draft.open(pack, folder.resolve("data").resolve("drafts"))) {
            draft.createArray("features", DType.FLOAT32, Shape.of(1000, 128), new byte[4]);
            var values = new float[1000 * 128];
            for (var i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            values[50 * 128 + 4] = Float.NaN;
            draft.write("features", new Region(RowSet.range(0, 1000), List.of(Slice.all(128))), java.lang.foreign.MemorySegment.ofArray(values), "PASTE");
            draft.createArray("labels", DType.INT32, Shape.of(1000), new byte[4]);
            draft.save(Progress.NONE);
            draft.fill("features", new Region(RowSet.range(44, 46), List.of(Slice.of(2, 1))), new byte[] {0, 0, (byte) 0x80, 0x3e});
            draft.dropRows(Map.of("features", RowSet.of(47), "labels", RowSet.of(47)));
            draft.setCells("features", CellEdits.of(54, 5, new byte[] {0, 0, 0x20, (byte) 0xbe}));
        }
        return path;
    }
}
