package numpack.app.session.pack.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import numpack.app.session.space.SampleArray;
import numpack.app.task.DirectThreads;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;
import numpack.engine.error.PackClosedException;
import numpack.engine.shape.RowSet;
import org.junit.jupiter.api.Test;

/// Watching which arrays have other rows dropped than those of equal length.
class UnevenArraysTest {
    private static final long ROWS = 4_000_000_000L;

    private final SampleArray one = array(1, RowSet.of(5, 7, ROWS - 1));
    private final SampleArray same = array(2, RowSet.of(5, 7, ROWS - 1));
    private final SampleArray other = array(3, RowSet.of(5, 8, ROWS - 1));

    @Test
    void aFailedComparisonIsToldOnceUntilOneSucceeds() {
        var failures = new ArrayList<Throwable>();
        var uneven = new UnevenArrays(new TaskRunner(new DirectThreads(), failures::add), failures::add);
        var broken = new UncheckedIOException(new IOException("disk"));

        one.dropsFailure = broken;
        uneven.follow(List.of(one, same, other));
        uneven.follow(List.of(one, same, other));
        assertEquals(List.of(broken), failures);

        one.dropsFailure = null;
        uneven.follow(List.of(one, same, other));
        assertEquals(Set.of(3L), uneven.idsProperty().get());
        one.dropsFailure = broken;
        uneven.follow(List.of(one, other));
        assertEquals(List.of(broken, broken), failures);
    }

    @Test
    void aStateThatWasLeftBehindIsNoFailure() {
        var failures = new ArrayList<Throwable>();
        var uneven = new UnevenArrays(new TaskRunner(new DirectThreads(), failures::add), failures::add);

        one.dropsFailure = new PackClosedException(Path.of("demo.npk"));
        uneven.follow(List.of(one, same));

        assertEquals(List.of(), failures);
    }

    private static SampleArray array(long id, RowSet dropped) {
        return new SampleArray(DType.UINT8, dropped, ROWS).id(id);
    }
}
