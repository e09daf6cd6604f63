package numpack.app.history;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Step;
import org.jspecify.annotations.Nullable;

/// A line of the history: a step, or where it all begins.
///
/// @param step null for the beginning, and for a step that cannot be read
/// @param place the step that knows its arrays: of a revert that changed no value, the edit that was reverted
/// @param phase where it stands
/// @param isHere whether it is the last one done
/// @param isLastSaved whether it is the last one in the pack
/// @param trouble why the step has no effect any more; empty if it has
/// @param now the pack as it is when a line is drawn: lines outlive the states in which they were made, and rows get other numbers
record HistoryItem(@Nullable Step step, @Nullable Step place, Phase phase, boolean isHere, boolean isLastSaved, String trouble,
        Supplier<Optional<DraftSnapshot>> now) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final int MAX_NAMED = 2;
    private static final int MAX_ARRAYS_LENGTH = 20;

    /// Where a step stands.
    enum Phase {
        SAVED,
        UNSAVED,
        UNDONE,
        /// It was reverted or does not fit: the pack is as if it had never been done.
        REVERTED,
        /// It was done and can no longer be undone or redone: its rows were compacted away, or another program changed its array.
        FIXED
    }

    /// Whether it stands for what was there before all steps.
    boolean isBeginning() {
        return step == null && trouble.isEmpty();
    }

    /// Lines are equal that are the same to the eye. Steps are compared by number and time, which no two packs have in common:
    /// one may hold a million rows.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistoryItem item && origin().equals(item.origin()) && phase == item.phase && isHere == item.isHere
                && isLastSaved == item.isLastSaved && trouble.equals(item.trouble);
    }

    @Override
    public int hashCode() {
        return origin().hashCode();
    }

    /// Number and time of the step; empty for the beginning, and for one that cannot be read.
    Optional<Step.Origin> origin() {
        return Optional.ofNullable(step).map(Step::origin);
    }

    String name() {
        return isBeginning() ? Texts.of("history.beginning") : step == null ? trouble
                : now.get().map(snapshot -> StepNames.of(step, snapshot)).orElseGet(() -> StepNames.of(step));
    }

    /// Short enough to stand beside the name; empty where the name says already which or how many they are.
    String arrays() {
        return step == null || place == null || place.arrays().size() > MAX_NAMED || StepNames.namesArray(step) ? ""
                : Names.elided(StepNames.arrays(place), MAX_ARRAYS_LENGTH);
    }

    /// All that the line has no room for: what was there before, the whole of long values and names, and why it has no effect.
    String whole() {
        var said = step == null || place == null ? name() : now.get().map(snapshot -> StepNames.whole(step, place, snapshot)).orElseGet(this::name);
        return trouble.isEmpty() || step == null ? said : said + "\n" + trouble;
    }

    String time() {
        return step == null ? "" : CLOCK.format(step.time().atZone(ZoneId.systemDefault()));
    }
}
