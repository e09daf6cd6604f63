package numpack.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import numpack.engine.Pack;
import numpack.engine.PackArrays;
import numpack.engine.PackOptions;
import numpack.engine.ndarray.NdArrays;

/// Random keys and clicks on the whole window, and what of the memory they took does not come back. Tells lines with tabs.
///
/// The keys and clicks of one seed are always the same; what they meet is not quite, for some of it runs beside them.
final class SoakBench {
    private static final int WARM_UP = 200;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(300);
    /// They open choosers of the system, which cannot be closed here.
    private static final List<String> CHOOSERS = List.of("shell.open", "shell.new", "shell.saveCopy");
    private static final List<KeyCode> KEYS = List.of(KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END, KeyCode.TAB, KeyCode.ENTER, KeyCode.ENTER, KeyCode.ESCAPE, KeyCode.ESCAPE, KeyCode.SPACE,
            KeyCode.DELETE, KeyCode.BACK_SPACE, KeyCode.F1, KeyCode.F2, KeyCode.F5, KeyCode.F6, KeyCode.DIGIT1, KeyCode.DIGIT7, KeyCode.MINUS,
            KeyCode.PERIOD, KeyCode.COMMA, KeyCode.A, KeyCode.B, KeyCode.C, KeyCode.D, KeyCode.E, KeyCode.G, KeyCode.H, KeyCode.I, KeyCode.L, KeyCode.N,
            KeyCode.P, KeyCode.R, KeyCode.S, KeyCode.T, KeyCode.V, KeyCode.W, KeyCode.X, KeyCode.Y, KeyCode.Z);

    private final Random random;
    private final BenchWindow window;
    private final Path pack;
    private final Robot robot;

    private SoakBench(Path folder, long seed) throws Exception {
        random = new Random(seed);
        pack = makePack(folder.resolve("soak.npk"));
        window = BenchWindow.show(folder.resolve("data"));
        robot = BenchWindow.fx(Robot::new);
        BenchWindow.fx(() -> {
            CHOOSERS.forEach(id -> window.context().ground().commands().get(id).enabledWhen(new SimpleBooleanProperty(false)));
            return null;
        });
        window.open(pack);
    }

    /// @param args a folder of its own, how many actions, and the seed
    public static void main(String[] args) {
        var console = System.err;
        var errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            new SoakBench(Path.of(args[0]), Long.parseLong(args[2])).measure(Integer.parseInt(args[1]));
        } catch (Throwable failure) {
            // The toolkit would keep the process alive, and what it said before may be the reason.
            console.print(errors.toString(StandardCharsets.UTF_8));
            failure.printStackTrace(console);
            System.exit(1);
        }
        var lines = errors.toString(StandardCharsets.UTF_8).lines().toList();
        report("lines on standard error", Integer.toString(lines.size()), "0");
        lines.stream().limit(40).forEach(System.out::println);
        System.exit(0);
    }

    private void measure(int actions) throws Exception {
        act(WARM_UP);
        rest();
        long before = liveBytes();
        act(actions);
        rest();
        long after = liveBytes();
        report("live heap with the pack open, before", megabytes(before), "");
        report("live heap after " + actions + " keys and clicks", megabytes(after), "");
        report("growth of the live heap", megabytes(after - before), "50 MB");
        report("resident memory, idle for " + IDLE.toSeconds() + " s", resident(), "400 MB");
        report("of it heap, used or not", megabytes(heap().getCommitted()), "");
        long most = takeAndLetGo();
        Thread.sleep(IDLE);
        report("heap while 256 MB are taken, and idle for " + IDLE.toSeconds() + " s afterwards",
                megabytes(most) + ", " + megabytes(heap().getCommitted()), "");
    }

    private static Path makePack(Path path) throws IOException {
        try (var made = Pack.create(path, PackOptions.standard())) {
            var arrays = PackArrays.of(made);
            arrays.save("numbers", NdArrays.wrap(new int[2_000 * 12], 2_000, 12));
            arrays.save("features", NdArrays.wrap(new float[2_000 * 16], 2_000, 16));
            arrays.save("labels", NdArrays.wrap(new int[2_000], 2_000));
            arrays.save("images", NdArrays.wrap(new float[50 * 28 * 28], 50, 28, 28));
        }
        return path;
    }

    private void act(int actions) throws Exception {
        for (int i = 0; i < actions; i++) {
            // Not waited for: what opens a dialog ends only with it.
            Platform.runLater(next());
            BenchWindow.fx(() -> null);
            if (i % 25 == 24) {
                rest();
            }
        }
    }

    /// Closes what is open over the window, and has a pack open again.
    private void rest() throws Exception {
        for (int i = 0; i < 6; i++) {
            Platform.runLater(() -> robot.keyType(KeyCode.ESCAPE));
            BenchWindow.fx(() -> null);
        }
        BenchWindow.fx(() -> {
            List.copyOf(Window.getWindows()).stream().filter(one -> one != window.scene().getWindow()).forEach(Window::hide);
            return null;
        });
        if (BenchWindow.fx(() -> window.context().sessions().currentTabProperty().get() == null)) {
            window.open(pack);
        }
    }

    private Runnable next() {
        int kind = random.nextInt(100);
        if (kind < 60) {
            return key(KEYS.get(random.nextInt(KEYS.size())), random.nextInt(100));
        }
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (kind < 70) {
            int turns = random.nextInt(7) - 3;
            return () -> at(x, y, () -> robot.mouseWheel(turns));
        }
        var button = kind < 95 ? MouseButton.PRIMARY : MouseButton.SECONDARY;
        boolean isTwice = random.nextInt(5) == 0;
        return () -> at(x, y, () -> {
            robot.mouseClick(button);
            if (isTwice) {
                robot.mouseClick(button);
            }
        });
    }

    private Runnable key(KeyCode key, int modifiers) {
        List<KeyCode> held = modifiers < 55 ? List.of() : modifiers < 70 ? List.of(KeyCode.SHIFT)
                : modifiers < 90 ? List.of(KeyCode.CONTROL) : List.of(KeyCode.CONTROL, KeyCode.SHIFT);
        return () -> {
            held.forEach(robot::keyPress);
            robot.keyType(key);
            held.forEach(robot::keyRelease);
        };
    }

    /// Does something with the mouse at a place of the window that has the focus.
    private void at(double x, double y, Runnable action) {
        Window.getWindows().stream().filter(Window::isFocused).findFirst().map(Window::getScene).ifPresent(scene -> {
            robot.mouseMove(scene.getWindow().getX() + scene.getX() + x * scene.getWidth(), scene.getWindow().getY() + scene.getY() + y * scene.getHeight());
            action.run();
        });
    }

    /// Takes as much heap for a moment as a large save does, and answers how much was committed then.
    private static long takeAndLetGo() {
        var taken = new byte[64][];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = new byte[4 << 20];
        }
        return taken.length == 64 ? heap().getCommitted() : 0;
    }

    /// What is still reachable. One more dialog is opened and closed before: the toolkit keeps the picture of a window behind a dialog that
    /// was let go until it draws the next one.
    private long liveBytes() throws Exception {
        System.gc();
        Platform.runLater(window.context().ground().commands().get("shell.about")::run);
        BenchWindow.fx(() -> null);
        Thread.sleep(PAUSE);
        rest();
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(PAUSE);
        }
        return heap().getUsed();
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    private static String resident() throws IOException, InterruptedException {
        Thread.sleep(IDLE);
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not told by this system";
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .map(line -> megabytes(Long.parseLong(line.replaceAll("\\D", "")) * 1024)).findFirst().orElse("");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static void report(String what, String measured, String target) {
        System.out.println(what + "\t" + measured + "\t" + target);
        System.out.flush();
    }
}
