package numpack.app.grid.model;

/// What a mark on the scroll bar stands for; where several fall on one pixel the later kind is seen.
public enum MarkKind {
    /// A row with a hit of the search.
    HIT("hit"),
    /// A row with an unsaved edit.
    EDITED("edited"),
    /// A dropped row.
    DROPPED("dropped");

    private final String pseudoClass;

    MarkKind(String pseudoClass) {
        this.pseudoClass = pseudoClass;
    }

    public String pseudoClass() {
        return pseudoClass;
    }
}
