package numpack.app.session.pack.linked;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.LatestOnly;
import numpack.app.task.ProgressSink;
import numpack.app.task.TaskRunner;
import numpack.engine.StoredArray;
import numpack.engine.change.ArrayStamp;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;

/// Keeps the ids of those arrays of a pack that stand out among equally long siblings by other rows dropped: their rows are no longer the
/// same rows.
///
/// Comparing dropped rows takes a pass over bitmaps, so it is done in the background, and only when what is dropped may have changed.
/// Foreground only.
public final class UnevenArrays {
    private static final String COMPARE = "compare";

    private final LatestOnly questions;
    private final ReadOnlyObjectWrapper<Set<Long>> ids = new ReadOnlyObjectWrapper<>(this, "ids", Set.of());
    private final Consumer<Throwable> failures;
    private List<List<Drops>> compared = List.of();
    private boolean hasFailed;

    public UnevenArrays(TaskRunner runner, Consumer<Throwable> failures) {
        this.questions = new LatestOnly(runner);
        this.failures = failures;
    }

    public ReadOnlyObjectProperty<Set<Long>> idsProperty() {
        return ids.getReadOnlyProperty();
    }

    /// Looks at another state of the pack.
    public void follow(List<DraftArray> arrays) {
        var before = compared;
        questions.request(COMPARE, progress -> {
            var groups = groups(arrays);
            var drops = groups.stream().map(group -> group.stream().map(Drops::of).toList()).toList();
            return drops.equals(before) ? new Answer(before, Optional.empty()) : new Answer(drops, Optional.of(find(groups, progress)));
        }, answer -> {
            hasFailed = false;
            compared = answer.drops;
            answer.uneven.ifPresent(ids::set);
        }, this::failed);
    }

    public void close() {
        questions.cancelAll();
    }

    private void failed(Throwable failure) {
        // A state that a save, a reload or a close has left behind tells nothing: the next one is looked at again.
        if (failure instanceof ChangedOutsideException || failure instanceof StaleArrayException || failure instanceof PackClosedException) {
            return;
        }
        // The user must know that the mark is missing; once, not after each edit.
        if (!hasFailed) {
            hasFailed = true;
            failures.accept(failure);
        }
    }

    /// Arrays with equally many physical rows, as far as one of them has dropped rows.
    private static List<List<DraftArray>> groups(List<DraftArray> arrays) {
        var byRows = new LinkedHashMap<Long, List<DraftArray>>();
        for (var array : arrays) {
            if (array.isReadable() && array.physicalShape().ndim() > 0) {
                byRows.computeIfAbsent(array.physicalShape().rowCount(), _ -> new ArrayList<>()).add(array);
            }
        }
        return byRows.values().stream().filter(group -> group.size() > 1 && group.stream().anyMatch(array -> array.droppedCount() > 0)).toList();
    }

    private static Set<Long> find(List<List<DraftArray>> groups, ProgressSink progress) {
        var found = new HashSet<Long>();
        for (var group : groups) {
            var alike = partition(group, progress);
            var most = alike.stream().mapToInt(List::size).max().orElse(0);
            var usual = alike.stream().filter(part -> part.size() == most).toList();
            // Where most agree it is the others that stand out; where none agree, all do.
            var standOut = usual.size() == 1 ? alike.stream().filter(part -> part != usual.getFirst()) : alike.stream();
            standOut.flatMap(List::stream).forEach(array -> found.add(array.id()));
        }
        return Set.copyOf(found);
    }

    /// Parts of a group in which the same rows are dropped. Arrays are compared only with those whose dropped rows have the same hash:
    /// where each of ten thousand has dropped others, comparing them with each other would not end.
    private static List<List<DraftArray>> partition(List<DraftArray> group, ProgressSink progress) {
        var byHash = new LinkedHashMap<List<Long>, List<List<DraftArray>>>();
        for (var array : group) {
            progress.checkCancelled();
            var parts = byHash.computeIfAbsent(List.of(array.droppedCount(), Siblings.hashOfDrops(array)), _ -> new ArrayList<>());
            parts.stream().filter(part -> Siblings.haveSameDrops(part.getFirst(), array)).findFirst().orElseGet(() -> {
                var part = new ArrayList<DraftArray>();
                parts.add(part);
                return part;
            }).add(array);
        }
        return byHash.values().stream().flatMap(List::stream).toList();
    }

    /// What tells whether an array may have other rows dropped than before.
    private record Drops(long id, long rows, long dropped, RowSet unsavedDrops, RowSet unsavedRestores, Optional<ArrayStamp> stamp) {
        static Drops of(DraftArray array) {
            return new Drops(array.id(), array.physicalShape().rowCount(), array.droppedCount(), array.unsavedDrops(), array.unsavedRestores(),
                    array.base().map(StoredArray::stamp));
        }
    }

    private record Answer(List<List<Drops>> drops, Optional<Set<Long>> uneven) {}
}
