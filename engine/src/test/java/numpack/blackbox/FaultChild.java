package numpack.blackbox;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import numpack.engine.change.Durability;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;

/// The process that works until it is killed, and says of each item that it begins a commit or that it is done.
final class FaultChild {
    static final String BEGUN = "begun";
    static final String DONE = "done";

    private FaultChild() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var script = new FaultScript(Long.parseLong(arguments[2]));
        try (var pack = Pack.open(Path.of(arguments[0]), options()); var draft = Draft.open(pack, Path.of(arguments[1]))) {
            for (long i = 0; ; i++) {
                var item = script.next();
                if (item.kind().isCommit()) {
                    out.println(BEGUN + " " + i);
                }
                item.action().run(draft);
                out.println(DONE + " " + i);
            }
        }
    }

    static PackOptions options() {
        return PackOptions.standard().withDurability(Durability.DURABLE);
    }
}
