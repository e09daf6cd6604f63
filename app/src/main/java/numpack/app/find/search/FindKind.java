package numpack.app.find.search;

import java.util.Locale;
import numpack.app.i18n.Texts;

/// What can be chosen to search for, in the order of the list.
public enum FindKind {
    EQUAL(Fields.TOLERANCE),
    NOT_EQUAL(Fields.VALUE),
    GREATER(Fields.VALUE),
    GREATER_OR_EQUAL(Fields.VALUE),
    LESS(Fields.VALUE),
    LESS_OR_EQUAL(Fields.VALUE),
    RANGE(Fields.RANGE),
    NAN(Fields.NONE),
    POSITIVE_INFINITY(Fields.NONE),
    NEGATIVE_INFINITY(Fields.NONE),
    NON_FINITE(Fields.NONE),
    ZERO(Fields.NONE),
    CHANGED(Fields.NONE),
    DROPPED(Fields.NONE),
    REPEATED(Fields.NONE),
    CONSTANT(Fields.NONE);

    private final Fields fields;

    FindKind(Fields fields) {
        this.fields = fields;
    }

    /// What is to be entered for it.
    public enum Fields {
        NONE,
        VALUE,
        TOLERANCE,
        RANGE
    }

    public Fields fields() {
        return fields;
    }

    /// Whether its hits are whole rows.
    public boolean isOfRows() {
        return this == DROPPED || this == REPEATED || this == CONSTANT;
    }

    /// Its name as the list shows it.
    public String text() {
        return Texts.of("find.kind." + name().toLowerCase(Locale.ROOT));
    }
}
