package numpack.engine.draft;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.step.CellEdits;

/// A process of its own that edits single cells of an array `a` of bytes, one after the other.
///
/// Arguments: the pack, the logs' folder, how many edits.
final class ManyEditsChild {
    private ManyEditsChild() {
    }

    /// Runs it with a small heap.
    ///
    /// @return its exit code
    static int run(Path pack, Path logs, int edits, int heapMegabytes) throws IOException, InterruptedException {
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = target.resolve("classes") + File.pathSeparator + target.resolve("test-classes");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-cp", classes, ManyEditsChild.class.getName(),
                pack.toString(), logs.toString(), Integer.toString(edits)).inheritIO().start().waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        var random = new Random(1);
        try (var pack = Pack.open(Path.of(arguments[0]), PackOptions.standard()); var draft = Draft.open(pack, Path.of(arguments[1]))) {
            long rows = pack.array("a").shape().rowCount();
            for (int i = Integer.parseInt(arguments[2]); i > 0; i--) {
                draft.setCells("a", CellEdits.of(random.nextLong(rows), 0, new byte[] {(byte) i}));
            }
            if (draft.state().unsavedCount() != Integer.parseInt(arguments[2])) {
                throw new IllegalStateException(draft.state().unsavedCount() + " unsaved edits");
            }
        }
    }
}
