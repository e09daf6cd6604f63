package numpack.app.shell.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.app.prefs.AppFolders;
import numpack.app.session.SampleSession;
import numpack.app.session.Sessions;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabTableTest {
    @Test
    void anEditBehindARenameOfItsArrayReachesIt(@TempDir Path folder) throws IOException {
        var sample = new SampleSession(folder).with("labels", DType.INT32, 100).with("words", DType.INT32, 100);
        var failures = new ArrayList<Throwable>();
        var threads = new ManualThreads();
        var runner = new TaskRunner(threads, failures::add);
        var path = sample.pack.path();
        sample.sessions.close(sample.pack, () -> { });
        var sessions = new Sessions(runner, new TaskList(runner), new AppFolders(folder.resolve("data")), failures::add);
        sessions.open(path, _ -> { });
        threads.runAll();
        var pack = sessions.packs().getFirst();
        var seen = pack.getState().snapshot().find("labels").orElseThrow();
        var table = new TabTable(new TabLook(sessions.show(pack, seen)));

        pack.edit(draft -> draft.renameArray("labels", "nlabels"));
        pack.edit(draft -> draft.renameArray("words", "labels"));
        table.edit(seen, (draft, array) -> draft.setCells(array, CellEdits.of(5, 0, new byte[] {7, 0, 0, 0})), _ -> { }, failures::add);
        threads.runAll();

        assertEquals(List.of(), failures);
        var now = pack.getState().snapshot();
        assertEquals(7, LazyArray.of(now.find("nlabels").orElseThrow().source()).load().getLong(5));
        assertEquals(0, LazyArray.of(now.find("labels").orElseThrow().source()).load().getLong(5), "another array by now");
        sessions.close(pack, () -> { });
        threads.runAll();
    }
}
