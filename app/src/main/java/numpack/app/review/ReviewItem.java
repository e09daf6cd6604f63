package numpack.app.review;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.PackSession;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.Step;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;

/// One pending edit. Its words are found when first asked for and kept; they name rows as they are numbered now.
final class ReviewItem {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PackSession session;
    private final Step step;
    private final Step place;
    private final DraftSnapshot snapshot;
    private final String trouble;
    private final Action action;
    private final byte @Nullable [] replaced;
    private final boolean isOfOtherForm;
    private @Nullable ReviewWords words;
    private @Nullable String arrays;
    private @Nullable String name;

    /// @param session the pack that it is an edit of
    /// @param snapshot where rows have their numbers
    /// @param trouble why the step has no effect, for conflicts; empty for others
    ReviewItem(PackSession session, Step step, DraftSnapshot snapshot, String trouble) {
        this(session, step, step, snapshot, trouble, trouble.isEmpty() ? Action.REVERT : Action.DISMISS, null, false);
    }

    /// An edit that could not be applied again.
    static ReviewItem of(PackSession session, Conflict conflict, DraftSnapshot snapshot) {
        boolean isOfOtherForm = conflict.reason() == Conflict.Reason.OTHER_SHAPE || conflict.reason() == Conflict.Reason.ARRAY_GONE;
        return new ReviewItem(session, conflict.step(), conflict.step(), snapshot, ConflictWords.of(conflict, snapshot), Action.DISMISS, null, isOfOtherForm);
    }

    /// @param isOfOtherForm whether the array had another dtype or shape when the step was made: what its bytes and its place mean is not known
    private ReviewItem(PackSession session, Step step, Step place, DraftSnapshot snapshot, String trouble, Action action, byte @Nullable [] replaced,
            boolean isOfOtherForm) {
        this.isOfOtherForm = isOfOtherForm;
        this.replaced = replaced;
        this.session = session;
        this.step = step;
        this.place = place;
        this.snapshot = snapshot;
        this.trouble = trouble;
        this.action = action;
    }

    /// A saved step that was undone: what a save would make lasting is that.
    static ReviewItem takenBack(PackSession session, Step saved, DraftSnapshot snapshot) {
        var undone = new Step.Undone(saved.origin(), saved);
        return new ReviewItem(session, undone, undone, snapshot, "", Action.REDO, null, false);
    }

    /// The same line for a step that changed nothing and names no place itself: the reverted edit says where that would be.
    ReviewItem at(Step reverted) {
        return new ReviewItem(session, step, reverted, snapshot, trouble, action, replaced, isOfOtherForm);
    }

    /// The same line for an edit of a cell in which an edit before it, which this one has recorded, was reverted.
    ///
    /// @param element what a save replaces
    ReviewItem replacing(byte[] element) {
        return new ReviewItem(session, step, place, snapshot, trouble, action, element, isOfOtherForm);
    }

    /// What can be done about a line.
    enum Action {
        REVERT("review.revert"),
        DISMISS("review.dismiss"),
        REDO("review.redo");

        private final String key;

        Action(String key) {
            this.key = key;
        }

        String text() {
            return Texts.of(key);
        }
    }

    PackSession session() {
        return session;
    }

    Step step() {
        return step;
    }

    /// The step that knows where this one changed something: itself, or what it reverted.
    Step place() {
        return place;
    }

    /// Why it has no effect; empty if it has.
    String trouble() {
        return trouble;
    }

    /// What its button does.
    Action action() {
        return action;
    }

    boolean isConflict() {
        return !trouble.isEmpty();
    }

    String time() {
        return CLOCK.format(step.time().atZone(ZoneId.systemDefault()));
    }

    Instant moment() {
        return step.time();
    }

    String array() {
        var known = arrays;
        if (known == null) {
            known = StepNames.arrays(place);
            arrays = known;
        }
        return known;
    }

    String name() {
        var known = name;
        if (known == null) {
            known = changesNothing() ? Texts.of("review.changesNothing", StepNames.of(step)) : StepNames.of(step);
            name = known;
        }
        return known;
    }

    private boolean changesNothing() {
        return place != step;
    }

    /// What was done, and why it has no effect.
    String nameAndTrouble() {
        return isConflict() ? name() + " · " + trouble : name();
    }

    /// The first row it changes, by its physical number now; -1 if it is about no rows. For sorting: reads nothing.
    long firstRow() {
        return firstRow(place);
    }

    private long firstRow(Step one) {
        return switch (ReviewWords.single(one)) {
            case Step.SetCells set -> first(set, RowSet.of(set.places().row(0)));
            case Step.Fill fill -> first(fill, fill.region().rows());
            case Step.WriteBlock block -> first(block, block.region().rows());
            case Step.DropRows drop -> first(drop, drop.rows());
            case Step.RestoreRows restore -> first(restore, restore.rows());
            case Step.Group group -> firstRow(group.parts().getFirst());
            case Step.Reverted taken when !taken.changes().isEmpty() -> firstRow(taken.changes().getFirst());
            case Step.Undone undone -> firstRow(undone.step());
            default -> -1;
        };
    }

    private long first(Step.Atom atom, RowSet rows) {
        var now = snapshot.rowsNow(atom, rows);
        return !now.isEmpty() ? now.min() : rows.isEmpty() ? -1 : rows.min();
    }

    /// Whether its array or what was done holds these letters.
    boolean mentions(String lowerCase) {
        return array().toLowerCase(Locale.ROOT).contains(lowerCase) || nameAndTrouble().toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    String row() {
        return words().row();
    }

    String column() {
        return words().column();
    }

    String was() {
        return words().was();
    }

    String is() {
        return words().is();
    }

    private ReviewWords words() {
        var found = words;
        if (found == null) {
            found = isOfOtherForm ? ReviewWords.ofOtherForm(step, snapshot) : changesNothing() ? ReviewWords.unchanged(place, snapshot)
                    : replaced != null ? ReviewWords.replacing(replaced, step, snapshot) : ReviewWords.of(step, snapshot);
            words = found;
        }
        return found;
    }
}
