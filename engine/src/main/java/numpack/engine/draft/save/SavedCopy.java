package numpack.engine.draft.save;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.NewPack;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Unreadable;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.work.Progress;

/// Writes a state as a new pack. Physical rows stay as they are, dropped ones dropped.
public final class SavedCopy {
    private SavedCopy() {
    }

    public static void write(PackState state, List<Unreadable> unreadable, Path folder, Progress progress) throws IOException {
        for (var array : unreadable) {
            throw new ArrayUnreadableException(folder, array.name(), array.stored().trouble().orElseThrow());
        }
        NewPack.build(folder, transaction -> {
            for (var array : state.all()) {
                transaction.save(array.name(), array.physicalSource());
                var dropped = array.droppedRows(0, array.rows());
                if (!dropped.isEmpty()) {
                    transaction.drop(array.name(), dropped);
                }
            }
        }, progress);
    }
}
