package numpack.app.session.pack;

/// Why a pack that is open can only be looked at here.
///
/// @param why      the kind of reason
/// @param sentence the reason, for people
public record LookOnly(Why why, String sentence) {
    /// What stands in the way of edits.
    public enum Why {
        /// Another program edits the pack.
        EDITED_ELSEWHERE,
        /// The log that keeps unsaved edits cannot be written.
        NOT_KEPT,
        /// The log that keeps unsaved edits is of a later version of this program.
        LATER_LOG
    }
}
