package numpack.engine.draft.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.History;
import numpack.engine.draft.signature.RowPlaces;
import numpack.engine.draft.signature.RowSearch;
import numpack.engine.draft.step.Step;
import numpack.engine.work.Progress;

/// Finds rows that unsaved or conflicting steps are about in the pack as it was just read. An array is read through once, and only if it has to be.
public final class RowFinder {
    private final History history;
    private final Progress progress;
    private final long maxBytes;
    private final Map<Long, RowSearch> searches = new HashMap<>();
    private boolean isCancelled;

    /// @param maxBytes arrays larger than that are not read: nothing is found in them
    public RowFinder(History history, Progress progress, long maxBytes) {
        this.history = history;
        this.progress = progress;
        this.maxBytes = maxBytes;
    }

    /// Where rows of a signature are; empty if that was not looked for: the array is too large, or the search was cancelled.
    Optional<RowPlaces> find(long arrayId, StoredArray array, long signature) throws IOException {
        var search = searches.get(arrayId);
        if (search == null && array.dataBytes() <= maxBytes && !isCancelled) {
            try {
                search = RowSearch.in(array.physicalSource(), wanted(arrayId), progress);
                searches.put(arrayId, search);
            } catch (CancellationException cancelled) {
                // What is not found stays a conflict, and is looked for again at the next reload.
                isCancelled = true;
            }
        }
        return Optional.ofNullable(search).map(found -> found.find(signature));
    }

    private LongStream wanted(long arrayId) {
        return waiting().stream().flatMap(step -> step.atoms().stream()).filter(atom -> atom.target().arrayId() == arrayId)
                .flatMap(atom -> history.signatures().of(atom.id()).stream())
                .flatMapToLong(rows -> IntStream.range(0, rows.count()).mapToLong(rows::signature));
    }

    private List<Step> waiting() {
        var waiting = new ArrayList<>(history.steps().subList(history.mark(), history.steps().size()));
        waiting.addAll(history.conflicting().steps());
        return waiting;
    }
}
