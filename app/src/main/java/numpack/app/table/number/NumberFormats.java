package numpack.app.table.number;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import numpack.app.prefs.ArrayFormats;
import numpack.app.prefs.PreferenceKey;

/// How the numbers of each array are written, kept for the next run. Foreground only.
public final class NumberFormats {
    /// Where they are kept.
    public static final PreferenceKey<ArrayFormats> KEPT = new PreferenceKey<>("grid.numberFormats", ArrayFormats.class, ArrayFormats.NONE);

    private final ObjectProperty<ArrayFormats> kept;

    /// @param kept the setting that holds them
    public NumberFormats(ObjectProperty<ArrayFormats> kept) {
        this.kept = kept;
    }

    /// Changes whenever one of them does.
    public ReadOnlyObjectProperty<ArrayFormats> property() {
        return kept;
    }

    /// How the numbers of an array are written.
    ///
    /// @param array a name that tells it from all others: its pack's path and its own
    public NumberFormat of(String array) {
        return NumberFormat.ofText(kept.get().byArray().getOrDefault(array, ""));
    }

    /// Writes them so from now on.
    public void choose(String array, NumberFormat format) {
        kept.set(format.equals(NumberFormat.EXACT) ? kept.get().without(array) : kept.get().with(array, format.toText()));
    }
}
