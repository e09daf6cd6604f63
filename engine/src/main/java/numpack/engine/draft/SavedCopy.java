package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.Durability;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.work.Progress;

/// Writes a state as a new pack. Physical rows stay as they are, dropped ones dropped.
final class SavedCopy {
    private SavedCopy() {
    }

    static void write(PackState state, List<UnreadableArray> unreadable, Path folder, Progress progress) throws IOException {
        for (var array : unreadable) {
            throw new ArrayUnreadableException(folder, array.name(), array.trouble().orElseThrow());
        }
        try (var pack = Pack.create(folder, PackOptions.standard().withDurability(Durability.DURABLE))) {
            try (var arrays = pack.begin()) {
                for (var array : state.all()) {
                    arrays.save(array.name(), new LaidArray(array).physicalSource());
                }
                arrays.commit(progress);
            }
            try (var drops = pack.begin()) {
                for (var array : state.all()) {
                    var dropped = array.droppedRows(0, array.rows());
                    if (!dropped.isEmpty()) {
                        drops.drop(array.name(), dropped);
                    }
                }
                drops.commit(Progress.NONE);
            }
        }
    }
}
