package numpack.engine.commit.plan;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Predicate;
import numpack.engine.commit.span.JournalBudget;
import numpack.engine.error.Finding;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.loaded.RemovedArrays;

/// Turns the changes of a transaction into the steps of one commit, and makes the new files that they need. Runs under the write lock, over
/// the state that was just read. Each kind of change has a class of its own.
public final class CommitPlanner {
    private final PlanScope scope;

    /// @param accepted which findings the user has decided to write over
    public CommitPlanner(RemovedArrays removed, NewFiles news, Predicate<Finding> accepted, long stampMicros) {
        this.scope = new PlanScope(new CommitPlan(), news, removed, new JournalBudget(), accepted, stampMicros);
    }

    /// Plans all changes. Rows are read and new files written on the way, with progress.
    ///
    /// @throws java.util.concurrent.CancellationException if cancelled
    public CommitPlan plan(Collection<Change> changes) throws IOException {
        for (var change : changes) {
            requireSuccessors(change);
        }
        for (var change : changes) {
            switch (change) {
                case Change.Whole whole -> new WholeArray(whole, scope).plan();
                case Change.InPlace inPlace -> new ArrayRewrite(inPlace, scope).plan();
                case Change.Remove remove -> new RemovedFiles(scope).plan(remove);
                case Change.BringBack bringBack -> new RemovedFiles(scope).plan(bringBack);
                case Change.Compact compact -> new ArrayCompaction(compact, scope).plan();
            }
        }
        var plan = scope.plan();
        if (plan.isExchange()) {
            // Recovery tells by the names how far the steps had come; a file that is made in their midst tells the end from the beginning.
            plan.change(JournalStep.SetLength.growing(scope.news().markName(), JournalStep.ABSENT, 0));
        }
        return plan;
    }

    /// The plan as it was made.
    public CommitPlan planned() {
        return scope.plan();
    }

    /// Asked before the first row is copied.
    private void requireSuccessors(Change change) throws IOException {
        switch (change) {
            case Change.Whole(_, Change.Place.InsteadOf(var array), _, _, _) -> scope.news().requireSuccessors(array);
            case Change.Compact(var array, _, _) when array.droppedCount() > 0 -> scope.news().requireSuccessors(array);
            case Change.Whole _, Change.InPlace _, Change.Remove _, Change.BringBack _, Change.Compact _ -> { }
        }
    }
}
