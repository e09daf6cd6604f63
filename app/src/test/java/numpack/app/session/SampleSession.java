package numpack.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.app.prefs.AppFolders;
import numpack.app.session.pack.PackSession;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftArray;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;

/// A real pack in a session whose threads are the caller's, so that all is done when a call returns.
public final class SampleSession implements AutoCloseable {
    public final List<Throwable> failures = new ArrayList<>();
    public final DirectThreads threads = new DirectThreads();
    public final TaskRunner runner = new TaskRunner(threads, failures::add);
    public final TaskList tasks = new TaskList(runner);
    public final Sessions sessions;
    public final PackSession pack;

    public SampleSession(Path folder) throws IOException {
        sessions = new Sessions(runner, tasks, new AppFolders(Files.createDirectories(folder.resolve("data"))), failures::add);
        sessions.create(folder.resolve("demo.npk"), opened -> { });
        if (!failures.isEmpty()) {
            throw new IOException(failures.getFirst());
        }
        pack = sessions.packs().getFirst();
    }

    /// Adds an array of zeros and saves it.
    public SampleSession with(String name, DType dtype, long... shape) {
        pack.edit(draft -> draft.createArray(name, dtype, Shape.of(shape), new byte[dtype.itemSize()]));
        save();
        return this;
    }

    /// Saves and compacts as a user does who agrees to what is shown.
    public void compact(String... arrays) {
        pack.ask(draft -> draft.planCompaction(List.of(arrays)), plan -> pack.compact("Compact", plan, (_, _) -> { }));
    }

    public void save() {
        pack.save("Save", _ -> true, () -> { });
        tasks.dismissEnded();
    }

    public DraftArray array(String name) {
        return pack.getState().snapshot().find(name).orElseThrow();
    }

    public ShownArray tab(String name) {
        return sessions.show(pack, array(name));
    }

    @Override
    public void close() {
        sessions.close(pack, () -> { });
    }
}
