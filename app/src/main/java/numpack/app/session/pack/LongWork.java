package numpack.app.session.pack;

import numpack.app.i18n.Texts;

/// What keeps a pack busy, so that other commands have to wait.
enum LongWork {
    SAVE,
    COPY,
    COMPACTION,
    RELOAD;

    /// What goes on, for people.
    String sentence() {
        return Texts.of(switch (this) {
            case SAVE -> "session.busy.save";
            case COPY -> "session.busy.copy";
            case COMPACTION -> "session.busy.compaction";
            case RELOAD -> "session.busy.reload";
        });
    }
}
