package numpack.app.session.pack.outside;

/// What other programs have done to a pack since it was read.
public enum Outside {
    /// Nothing.
    UNCHANGED,
    /// They changed it.
    CHANGED,
    /// Its folder cannot be found any more.
    GONE
}
