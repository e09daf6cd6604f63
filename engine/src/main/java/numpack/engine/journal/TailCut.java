package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;

/// Cuts off what was written behind the ends of files under an intent that came to nothing.
final class TailCut {
    private TailCut() {
    }

    /// Cuts, or removes what was not there before, and returns the names when that is safe. May be repeated.
    static List<String> cut(Path pack, DurableFiles files, JournalRecord.Intent intent) throws IOException {
        var places = new PackPlaces(pack, files);
        var cut = new ArrayList<String>();
        var folders = new LinkedHashSet<Path>();
        for (var guard : intent.guards()) {
            for (var length : guard.lengths()) {
                if (places.length(length.file()) > length.before()) {
                    var path = places.resolve(length.file());
                    cut(path, length.before(), files);
                    folders.add(path.getParent());
                    cut.add(length.file());
                }
            }
        }
        for (var folder : folders) {
            files.syncDirectory(folder);
        }
        return cut;
    }

    private static void cut(Path path, long length, DurableFiles files) throws IOException {
        if (length == JournalStep.ABSENT) {
            files.delete(path);
            return;
        }
        try (var file = files.open(path, Opening.EXISTING)) {
            file.setLength(length);
            file.force();
        }
    }
}
