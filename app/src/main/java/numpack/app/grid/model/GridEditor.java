package numpack.app.grid.model;

/// Who changes values: the grid asks before and while something is typed, hands over what was accepted, and shows it
/// when the model's revision has moved on. All calls on the FX thread; they return at once.
public interface GridEditor {
    /// The text to start from, or why the cell cannot be edited.
    Start start(long row, long column);

    /// What becomes of this text in this cell; called at every keystroke.
    Check check(long row, long column, String text);

    /// Takes over a text that `check` did not refuse.
    void commit(long row, long column, String text);

    /// Turns a boolean over, by Space or a double click: a single click only selects. A cell that cannot be changed is left as it is.
    void toggle(long row, long column);

    /// Whether, and with what, editing begins.
    sealed interface Start {
        /// It begins with this text, exact to the last bit.
        record Text(String text) implements Start {}

        /// The text there is now is not known yet, so that only typing, which replaces it, can begin; the sentence says so.
        record Unknown(String reason) implements Start {}

        /// It does not, for this reason: a sentence.
        record Refused(String reason) implements Start {}
    }

    /// What a text would do.
    sealed interface Check {
        /// It is taken as it stands.
        Check OK = new Accepted();

        /// It is taken as it stands.
        record Accepted() implements Check {}

        /// It is taken, and this sentence says how ("becomes 0.1 as float16").
        record Noted(String sentence) implements Check {}

        /// It cannot be taken, for this reason: a sentence. The field stays open.
        record Refused(String sentence) implements Check {}
    }
}
