package numpack.app.dialog;

/// What to do with unsaved edits before something ends.
public enum SaveChoice {
    SAVE,
    DISCARD,
    CANCEL
}
