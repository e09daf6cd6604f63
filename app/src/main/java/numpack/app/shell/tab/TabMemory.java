package numpack.app.shell.tab;

import java.util.function.Function;
import numpack.app.panel.Picture;
import numpack.app.prefs.TabState;
import numpack.app.prefs.TabState.TablePlace;
import numpack.app.session.ShownArray;
import numpack.app.session.space.AxisMapping;
import org.jspecify.annotations.Nullable;

/// How tabs stand, taken down when the program is left and put back at the next start. Foreground only.
public final class TabMemory {
    private final Function<ShownArray, @Nullable Picture> pictures;

    /// @param tabs what shows the tabs
    public TabMemory(TabArea tabs) {
        this(tabs::pictureOf);
    }

    public TabMemory(Function<ShownArray, @Nullable Picture> pictures) {
        this.pictures = pictures;
    }

    /// Takes down how a tab stands; its array is there.
    public TabState describe(ShownArray tab) {
        var axes = tab.axesProperty().get();
        var picture = pictures.apply(tab);
        return new TabState(tab.pack().key(), tab.arrayProperty().get().name(), tab.sliceText(), axes == null ? AxisMapping.NONE : axes.rowAxis(),
                axes == null ? AxisMapping.NONE : axes.columnAxis(), tab.showDroppedProperty().get(),
                picture == null ? TablePlace.FRESH : picture.place().get());
    }

    /// Puts a tab that shows the kept slice back to where it stood, as far as the array still has it.
    public void bringBack(ShownArray tab, TabState state) {
        tab.showDroppedProperty().set(state.showsDropped());
        var axes = tab.axesProperty().get();
        if (axes != null && state.rowAxis() == axes.columnAxis() && state.columnAxis() == axes.rowAxis()) {
            // A slice says which axes are shown, but not which of the two lies along the rows.
            tab.axesProperty().set(axes.swapped());
        }
        var picture = pictures.apply(tab);
        if (picture != null) {
            picture.putAt().accept(state.table());
        }
    }
}
