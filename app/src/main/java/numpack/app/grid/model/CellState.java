package numpack.app.grid.model;

/// One thing that can be the case with a cell; several can at once. In a frame they travel as bits of an `int`, so that
/// nothing is allocated for them.
public enum CellState {
    /// Changed and not saved yet.
    EDITED("edited"),
    /// In a dropped row.
    DROPPED("dropped"),
    /// Not a number, or infinite.
    NAN("nan"),
    /// Not there yet.
    LOADING("loading"),
    /// Cannot be changed.
    READ_ONLY("read-only"),
    /// Left out by the filter, but shown.
    OUT_OF_RANGE("out-of-range"),
    /// A boolean: shown as a check box.
    CHECK_BOX("check-box"),
    /// A boolean that is true.
    CHECKED("checked"),
    /// Found by the search.
    HIT("hit");

    private final String pseudoClass;

    CellState(String pseudoClass) {
        this.pseudoClass = pseudoClass;
    }

    /// This state as a bit.
    public int bit() {
        return 1 << ordinal();
    }

    /// Whether it is among these bits.
    public boolean isIn(int states) {
        return (states & bit()) != 0;
    }

    /// Its name in a style sheet, without the colon.
    public String pseudoClass() {
        return pseudoClass;
    }
}
