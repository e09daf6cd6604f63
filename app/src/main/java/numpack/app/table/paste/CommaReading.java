package numpack.app.table.paste;

import numpack.engine.dtype.DecimalMark;

/// What the commas of a pasted text are taken for.
public enum CommaReading {
    /// There are none, or none that could be anything else than a mistake.
    NONE,
    /// They part columns.
    SEPARATORS,
    /// They part whole numbers from fractions: 1,5 is 1.5.
    DECIMAL,
    /// They set thousands apart: 1,234 is 1234.
    THOUSANDS;

    DecimalMark mark() {
        return this == DECIMAL ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /// A cell as it is read by our own rules, with the mark of this reading.
    String plain(String cell) {
        return this == THOUSANDS ? cell.replace(",", "") : cell;
    }

    /// A cell as one with a decimal point.
    String shown(String cell) {
        return this == DECIMAL ? cell.replace(',', '.') : plain(cell);
    }

    /// The end of its message keys.
    public String key() {
        return switch (this) {
            case NONE -> "none";
            case SEPARATORS -> "separators";
            case DECIMAL -> "decimal";
            case THOUSANDS -> "thousands";
        };
    }
}
