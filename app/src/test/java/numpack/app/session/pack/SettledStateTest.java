package numpack.app.session.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.session.SampleSession;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftState;
import numpack.engine.dtype.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledStateTest {
    private final ManualThreads threads = new ManualThreads();

    @Test
    void itFollowsOncePerPictureAndEndsWithTheNewest(@TempDir Path folder) throws IOException {
        try (var sample = new SampleSession(folder)) {
            var first = sample.pack.getState();
            var second = sample.with("a", DType.INT32, 4).pack.getState();
            var third = sample.with("b", DType.INT32, 4).pack.getState();
            var state = new ReadOnlyObjectWrapper<>(first);
            var settled = new SettledState(state.getReadOnlyProperty(), new TaskRunner(threads, failure -> {
                throw new AssertionError(failure);
            }));
            var heard = new ArrayList<DraftState>();
            settled.property().addListener((_, _, now) -> heard.add(now));

            state.set(second);
            state.set(third);
            assertSame(first, settled.property().get(), "the picture is not made yet");
            threads.runAll();
            assertSame(third, settled.property().get());
            assertEquals(1, heard.size());

            state.set(first);
            threads.runAll();
            assertSame(first, settled.property().get());
        }
    }
}
