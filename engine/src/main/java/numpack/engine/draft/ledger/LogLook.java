package numpack.engine.draft.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import numpack.engine.Pack;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.log.LaterLogException;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.step.Step;

/// What a log says, and whose it is. A draft belongs to a path and to the pack that was there: to its folder, or, if that is another by now
/// because the pack was restored, copied or moved, to a pack that has one of its arrays as it was.
///
/// @param header    empty if the log is new
/// @param unsettled a commit of which it does not say whether it happened
/// @param path      where it lies
public record LogLook(Optional<LogHeader> header, History history, Optional<Promise> unsettled, Path path) {
    /// Reads a log without opening it for writing.
    ///
    /// @throws IOException if it cannot be read, is no log, or is one of a later version of this program
    public static LogLook at(Path path) throws IOException {
        var reading = new HistoryReader();
        try {
            reading.bind(RecordLog.look(path, reading::accept));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it is no log: " + malformed.getMessage(), malformed);
        } catch (LaterLogException later) {
            throw new IOException("a later version of this program wrote it", later);
        }
        return new LogLook(reading.header(), reading.history(), reading.unsettled(), path);
    }

    /// Whether nothing would be lost with it.
    boolean isEmpty() {
        return history.steps().isEmpty() && history.conflicting().isEmpty() && unsettled.isEmpty();
    }

    /// Whether it holds nothing that was saved or waits to be; perhaps steps that were undone.
    boolean isSpare() {
        return history.mark() == 0 && waiting().isEmpty() && unsettled.isEmpty();
    }

    /// Its unsaved steps, conflicting ones too.
    public List<Step> waiting() {
        var waiting = new ArrayList<>(history.unsaved());
        waiting.addAll(history.conflicting().steps());
        return waiting;
    }

    /// Whether it is of this pack, wherever the pack lies now.
    public boolean isOf(Pack pack) throws IOException {
        return isEmpty() || header.isPresent() && isInFolder(header.get(), pack.folderIdentity()) || hasArrayOf(pack);
    }

    /// Whether its pack lies in a folder.
    private boolean isInFolder(LogHeader header, String folder) {
        if (header.folder().isEmpty()) {
            return false;
        }
        // Without the time of birth the folder may be one that got the number of a deleted one. Arrays tell, if it has to do with any.
        boolean isOld = header.version() < LogHeader.WITH_TRACES;
        return isOld ? history.known().isEmpty() && folder.startsWith(header.folder() + "@") : folder.equals(header.folder());
    }

    /// Whether its pack may still be where it was.
    public static boolean mayBeAt(LogHeader header) throws IOException {
        var now = Pack.folderIdentity(header.packPath());
        boolean isOld = header.version() < LogHeader.WITH_TRACES;
        return !now.isEmpty() && (isOld ? now.startsWith(header.folder() + "@") : now.equals(header.folder()));
    }

    private boolean hasArrayOf(Pack pack) throws IOException {
        var known = Stream.concat(history.known().values().stream(), history.conflicting().arrays().values().stream()).toList();
        for (var array : known) {
            var stored = pack.find(array.name());
            if (array.isPresent() && stored.isPresent() && isLike(array, stored.get())) {
                return true;
            }
        }
        // What the last commit promised may be there, and not yet known.
        return unsettled.isPresent() && unsettled.get().arrays().stream().flatMap(array -> pack.find(array.name()).stream())
                .anyMatch(stored -> stored.stamp().lastModifiedMicros() == unsettled.get().stampMicros());
    }

    private static boolean isLike(KnownArray known, StoredArray stored) throws IOException {
        if (known.stamp().equals(stored.stamp())) {
            return true;
        }
        return stored.isReadable() && stored.dtype() == known.dtype() && known.shape().elementCount() > 0
                && (stored.physicalShape().equals(known.shape()) || stored.physicalShape().hasRowsLike(known.shape()))
                && known.trace().isBeginningOf(stored, known.shape());
    }
}
