package numpack.engine.draft;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// The steps of a history at one moment. Immutable: later moments share the array behind it, which only grows behind their ends, so adding
/// one step to a hundred thousand costs one step.
final class StepList extends AbstractList<Step> implements RandomAccess {
    private static final int LEAST = 64;

    private final Growing behind;
    private final int size;

    private StepList(Growing behind, int size) {
        this.behind = behind;
        this.size = size;
    }

    static StepList empty() {
        return new StepList(new Growing(new Step[LEAST], 0), 0);
    }

    /// The first `position` of these steps and others behind them.
    StepList replacedFrom(int position, List<Step> added) {
        Objects.checkIndex(position, size + 1);
        int end = position + added.size();
        var target = behind;
        if (position < target.used || end > target.steps.length) {
            // Other moments hold what stands there.
            target = new Growing(Arrays.copyOf(Arrays.copyOf(behind.steps, position), Math.max(LEAST, end + end / 2)), position);
        }
        for (int i = 0; i < added.size(); i++) {
            target.steps[position + i] = added.get(i);
        }
        target.used = end;
        return new StepList(target, end);
    }

    @Override
    public Step get(int index) {
        return behind.steps[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }

    /// An array that several moments share, and how much of it is taken.
    private static final class Growing {
        private final Step[] steps;
        private int used;

        Growing(Step[] steps, int used) {
            this.steps = steps;
            this.used = used;
        }
    }
}
