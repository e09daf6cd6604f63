package numpack.app.history;

import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import numpack.app.edit.EffectTexts;
import numpack.app.edit.RevertPlace;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.DraftState;
import org.jspecify.annotations.Nullable;

/// The lines of the history, newest first. A line is made when it is asked for: there may be a million, and only those on the screen are read.
/// From one state to the next only the range of lines changes that may read otherwise.
final class HistoryLines extends ObservableListBase<HistoryItem> {
    private final Supplier<Optional<DraftSnapshot>> snapshot;
    private List<HistoryItem> lines = List.of();
    private @Nullable DraftState shown;

    /// @param snapshot the pack as it is when a line is drawn
    HistoryLines(Supplier<Optional<DraftSnapshot>> snapshot) {
        this.snapshot = snapshot;
    }

    /// Shows the lines of another state; none of null.
    void show(@Nullable DraftState next) {
        var before = lines;
        var range = changed(shown, next);
        shown = next;
        lines = next == null ? List.of() : new Lines(next, snapshot);
        int oldEnd = before.size() - range.below;
        int end = lines.size() - range.below;
        if (range.above < oldEnd || range.above < end) {
            fireChange(new Replaced(this, range.above, end, before.subList(range.above, oldEnd)));
        }
    }

    @Override
    public HistoryItem get(int index) {
        return lines.get(index);
    }

    /// Where the line of a step, or of the beginning, is now; -1 if it is gone. Steps of two packs may have one number.
    int lineOf(HistoryItem item) {
        var step = item.step();
        int position = step == null || shown == null ? -1 : shown.steps().positionOf(step.id());
        int index = size() - 1 - (position + 1);
        return index >= 0 && get(index).origin().equals(item.origin()) ? index : -1;
    }

    @Override
    public int size() {
        return lines.size();
    }

    /// Lines that stay.
    ///
    /// @param above how many of them are above all that change
    /// @param below how many are below
    private record Range(int above, int below) {}

    private static Range changed(@Nullable DraftState before, @Nullable DraftState next) {
        if (before == null || next == null) {
            return new Range(0, 0);
        }
        int shared = before.steps().sharedWith(next.steps());
        var differing = before.effects().differences(next.effects());
        if (shared == 0 || differing.isEmpty()) {
            return new Range(0, 0);
        }
        int steps = next.steps().size();
        boolean haveSameSteps = shared == steps && shared == before.steps().size();
        // How many steps are done in the lines that change.
        var done = IntStream.builder();
        add(done, before.cursor(), next.cursor());
        add(done, before.savedMark(), next.savedMark());
        differing.get().stream().mapToInt(id -> next.steps().positionOf(id) + 1).filter(at -> at > 0).forEach(done::add);
        if (!haveSameSteps) {
            done.add(shared + 1);
        }
        var changed = done.build().summaryStatistics();
        if (changed.getCount() == 0) {
            return new Range(steps + 1, 0);
        }
        return new Range(haveSameSteps ? steps - changed.getMax() : 0, changed.getMin());
    }

    private static void add(IntStream.Builder changed, int before, int next) {
        if (before != next) {
            changed.add(before).add(next);
        }
    }

    /// The lines of one state.
    private static final class Lines extends AbstractList<HistoryItem> implements RandomAccess {
        private static final int MAX_MADE = 512;

        private final DraftState state;
        private final Supplier<Optional<DraftSnapshot>> snapshot;
        /// Lines that were asked for, by index: a cell asks for its line again and again.
        private final Map<Integer, HistoryItem> made = new HashMap<>();

        Lines(DraftState state, Supplier<Optional<DraftSnapshot>> snapshot) {
            this.state = state;
            this.snapshot = snapshot;
        }

        @Override
        public HistoryItem get(int index) {
            Objects.checkIndex(index, size());
            if (made.size() >= MAX_MADE) {
                made.clear();
            }
            return made.computeIfAbsent(index, this::make);
        }

        private HistoryItem make(int index) {
            int done = state.steps().size() - index;
            boolean isHere = done == state.cursor();
            if (done == 0) {
                return new HistoryItem(null, null, HistoryItem.Phase.SAVED, isHere, false, "", snapshot);
            }
            boolean isLastSaved = done == state.savedMark();
            try {
                var step = state.steps().get(done - 1);
                var trouble = state.effects().whyVoid(step);
                var phase = state.effects().isUndone(step) ? HistoryItem.Phase.REVERTED : trouble.isPresent() ? HistoryItem.Phase.FIXED : phase(done);
                return new HistoryItem(step, RevertPlace.of(step, state.steps()), phase, isHere, isLastSaved, trouble.map(EffectTexts::of).orElse(""),
                        snapshot);
            } catch (UncheckedIOException unreadable) {
                // The log is gone, or another one since the history was cleared: the next state is on its way.
                return new HistoryItem(null, null, HistoryItem.Phase.FIXED, isHere, isLastSaved, Texts.of("history.unreadable"), snapshot);
            }
        }

        private HistoryItem.Phase phase(int done) {
            return done > state.cursor() ? HistoryItem.Phase.UNDONE : done > state.savedMark() ? HistoryItem.Phase.UNSAVED : HistoryItem.Phase.SAVED;
        }

        @Override
        public int size() {
            return state.steps().size() + 1;
        }
    }

    /// Some consecutive lines in the place of others.
    private static final class Replaced extends ListChangeListener.Change<HistoryItem> {
        private final int from;
        private final int to;
        private final List<HistoryItem> removed;
        private boolean isAtChange;

        Replaced(ObservableList<HistoryItem> list, int from, int to, List<HistoryItem> removed) {
            super(list);
            this.from = from;
            this.to = to;
            this.removed = removed;
        }

        @Override
        public boolean next() {
            boolean isFirst = !isAtChange;
            isAtChange = true;
            return isFirst;
        }

        @Override
        public void reset() {
            isAtChange = false;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<HistoryItem> getRemoved() {
            return removed;
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
