package numpack.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import numpack.app.bench.FrameMeter;
import numpack.app.grid.GridView;
import numpack.app.selection.GridSelection;
import numpack.app.style.ThemeChoice;
import numpack.bench.AnonymousMemory;
import numpack.bench.Timing;

/// Measures the whole window and says each number in one line: what, theme, measured, target, parted by tabs.
public final class WindowBench {
    private static final List<ThemeChoice> THEMES = List.of(ThemeChoice.LIGHT, ThemeChoice.DARK);
    private static final int RUNS = 7;

    private final BenchPacks packs;
    private final BenchWindow window;
    private String theme = "";

    private WindowBench(Path folder, BenchWindow window) {
        this.packs = new BenchPacks(folder);
        this.window = window;
    }

    /// @param args a folder for the packs, and `waits` or `frames`
    public static void main(String[] args) throws Exception {
        // The toolkit would keep the process alive.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        var folder = Files.createDirectory(Path.of(args[0], args[1]));
        var bench = new WindowBench(folder, BenchWindow.show(folder.resolve("data")));
        switch (args[1]) {
            case "waits" -> bench.waits();
            case "frames" -> bench.frames();
            default -> throw new IllegalArgumentException(args[1]);
        }
        System.exit(0);
    }

    private void waits() throws Exception {
        var huge = packs.huge();
        var many = packs.many();
        var tall = packs.tall();
        memory(tall, huge);
        for (var choice : THEMES) {
            apply(choice);
            huge(huge);
            edit(tall);
            many(many);
        }
    }

    /// Against a program that has shown a table already: what it loads for the first of all is not the pack's.
    private void memory(Path small, Path pack) throws Exception {
        apply(THEMES.getFirst());
        window.open(small);
        window.closeAll();
        var before = settledMemory();
        window.open(pack);
        window.untilPainted(() -> window.grid().goTo(BenchPacks.HUGE_ROWS - 1, 0), window::hasCells);
        settledMemory();
        report("256 GB, 4,000,000,000 x 16 float32: growth of anonymous memory once opened and gone through", AnonymousMemory.growthSince(before), "50 MB");
        window.closeAll();
    }

    /// Once collecting garbage does not give any more back.
    private static OptionalLong settledMemory() throws IOException {
        var before = OptionalLong.of(Long.MAX_VALUE);
        var now = AnonymousMemory.bytes();
        while (now.isPresent() && now.getAsLong() < before.getAsLong()) {
            before = now;
            System.gc();
            now = AnonymousMemory.bytes();
        }
        return now;
    }

    private void huge(Path pack) throws Exception {
        report("the same: open to painted cells", timing(window::closeAll,
            () -> window.untilPainted(() -> window.context().open(pack), window::hasCells)), "300 ms");
        var last = BenchPacks.HUGE_ROWS - 1;
        report("the same: go to the last row, painted", timing(
            () -> window.untilPainted(() -> window.grid().goTo(0, 0), window::hasCells),
            () -> window.untilPainted(() -> window.grid().goTo(last, 0), window::hasCells)), "100 ms");
        window.closeAll();
    }

    private void edit(Path pack) throws Exception {
        window.open(pack);
        var digits = new long[RUNS];
        var enters = new long[RUNS];
        for (var run = 0; run < RUNS; run++) {
            // Another one in each theme, or nothing would be changed the second time.
            var digit = Integer.toString(run + 1 + THEMES.indexOf(ThemeChoice.valueOf(theme.toUpperCase(Locale.ROOT))));
            var row = run;
            window.waitPartOfAPicture(run, RUNS);
            digits[run] = window.untilPainted(() -> type(window.grid(), digit),
                () -> field() instanceof TextInputControl field && field.isVisible() && field.getText().equals(digit));
            window.waitPartOfAPicture(run, RUNS);
            enters[run] = window.untilPainted(() -> press(field(), KeyCode.ENTER),
                () -> !field().isVisible() && window.grid().getModel().window(row, 1, 0, 1).text(0, 0).startsWith(digit));
        }
        report("a digit typed over a cell, to the field with it", Timing.ofNanos(digits).millis(), "30 ms");
        report("Enter, to the new value in its cell", Timing.ofNanos(enters).millis(), "30 ms");
        window.untilPainted(() -> { }, () -> unsaved() == RUNS);
        window.untilPainted(() -> window.context().ground().commands().get("shell.save").run(), () -> unsaved() == 0);
        window.closeAll();
    }

    private void many(Path pack) throws Exception {
        report("10,000 arrays: open to painted explorer and cells", timing(window::closeAll,
            () -> window.untilPainted(() -> window.context().open(pack), () -> explorer().getItems().size() > 10_000 && window.hasCells())), "");
        var filter = (TextInputControl) window.scene().lookup(".explorer .text-field");
        report("the same: a key in the filter, to the list that fits", timing(
            () -> window.untilPainted(filter::clear, () -> explorer().getItems().size() > 10_000),
            () -> window.untilPainted(() -> filter.setText("9"), () -> explorer().getItems().size() < 10_000)), "");
        window.untilPainted(filter::clear, () -> true);
        window.closeAll();
    }

    private void frames() throws Exception {
        var tall = packs.tall();
        var wide = packs.wide();
        for (var choice : THEMES) {
            apply(choice);
            window.open(tall);
            window.sizeGrid(1200, 800);
            rows("200,000 x 16", 0);
            window.closeAll();
            window.open(wide);
            window.sizeGrid(1200, 800);
            rows("3,000 x 100,000", 3_000);
            columns("3,000 x 100,000");
            window.closeAll();
        }
    }

    private void rows(String shape, long rowsToTurn) throws Exception {
        frames(shape + ": scroll 3 rows", rowsToTurn, 0, 72);
        frames(shape + ": page", rowsToTurn, 0, 31 * 24);
        select(GridSelection.START.all());
        frames(shape + ", all selected: scroll 3 rows", rowsToTurn, 0, 72);
        frames(shape + ", all selected: page", rowsToTurn, 0, 31 * 24);
        select(GridSelection.START);
    }

    private void columns(String shape) throws Exception {
        frames(shape + ": scroll a column", 0, 95, 0);
        frames(shape + ": page of columns", 0, 1000, 0);
        select(GridSelection.START.all());
        frames(shape + ", all selected: scroll a column", 0, 95, 0);
        select(GridSelection.START);
    }

    /// @param rowsToTurn after this many rows it goes on from the top; 0 for never
    private void frames(String what, long rowsToTurn, double x, double y) throws Exception {
        window.untilPainted(() -> toTop(), window::hasCells);
        var turn = rowsToTurn == 0 ? Integer.MAX_VALUE : (int) ((rowsToTurn - 40) * 24 / y);
        var frames = FrameMeter.measure(frame -> {
            if (frame % turn == turn - 1) {
                toTop();
            } else {
                window.grid().scrollBy(x, y);
            }
        });
        report(what, String.format(Locale.ROOT, "%.1f ms (%.1f); cpu: layout %.1f, raster %.1f", frames.medianMillis(), frames.p95Millis(),
            frames.layoutCpu(), frames.rasterCpu()), "16 ms");
    }

    private void toTop() {
        window.grid().scrollBy(-1e9, -1e9);
    }

    private void select(GridSelection selection) throws Exception {
        window.untilPainted(() -> window.grid().select(selection), () -> true);
    }

    private void apply(ThemeChoice choice) throws Exception {
        theme = choice.name().toLowerCase(Locale.ROOT);
        window.apply(choice);
    }

    private Node field() {
        return window.scene().lookup(".grid-field");
    }

    private ListView<?> explorer() {
        return (ListView<?>) window.scene().lookup(".explorer .list-view");
    }

    private int unsaved() {
        return window.context().sessions().packs().getFirst().getState().unsavedCount();
    }

    private void report(String what, String measured, String target) {
        System.out.println(what + "\t" + theme + "\t" + measured + "\t" + target);
    }

    private static String timing(Step prepare, Callable<Long> measured) throws Exception {
        var nanos = new long[RUNS];
        for (var run = 0; run < RUNS; run++) {
            prepare.run();
            nanos[run] = measured.call();
        }
        return Timing.ofNanos(nanos).millis();
    }

    private static void type(GridView grid, String character) {
        Event.fireEvent(grid, new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private interface Step {
        void run() throws Exception;
    }
}
