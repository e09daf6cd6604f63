package numpack.app.find.search;

import java.util.Locale;
import numpack.app.i18n.Texts;

/// Where to search.
public enum FindScope {
    ARRAY,
    /// The array in front, and how many hits the others of its pack have.
    PACK,
    COLUMN,
    SELECTION;

    /// Whether it is a part of the array in front.
    public boolean isOfPart() {
        return switch (this) {
            case ARRAY, PACK -> false;
            case COLUMN, SELECTION -> true;
        };
    }

    /// Its name as the list shows it.
    public String text() {
        return Texts.of("find.scope." + name().toLowerCase(Locale.ROOT));
    }
}
