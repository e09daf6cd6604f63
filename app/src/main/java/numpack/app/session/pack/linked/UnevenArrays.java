package numpack.app.session.pack.linked;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.StoredArray;
import numpack.engine.change.ArrayStamp;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.linked.UnevenDrops;
import numpack.engine.shape.RowSet;

/// Keeps the ids of those arrays of a pack that stand out among equally long ones by other rows dropped: their rows are no longer the
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
            var groups = UnevenDrops.groups(arrays);
            var drops = groups.stream().map(group -> group.stream().map(Drops::of).toList()).toList();
            return drops.equals(before) ? new Answer(before, Optional.empty())
                    : new Answer(drops, Optional.of(UnevenDrops.standOut(groups, progress::checkCancelled)));
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

    /// What tells whether an array may have other rows dropped than before.
    private record Drops(long id, long rows, long dropped, RowSet unsavedDrops, RowSet unsavedRestores, Optional<ArrayStamp> stamp) {
        static Drops of(DraftArray array) {
            return new Drops(array.id(), array.physicalShape().rowCount(), array.droppedCount(), array.unsavedDrops(), array.unsavedRestores(),
                    array.base().map(StoredArray::stamp));
        }
    }

    private record Answer(List<List<Drops>> drops, Optional<Set<Long>> uneven) {}
}
