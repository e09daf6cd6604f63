package numpack.app.axes;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the bar is about: the tab in front, or a sample in tests. Foreground only.
public interface AxesSubject {
    /// What is shown now; null without a tab.
    ObservableValue<@Nullable ShownAxes> axes();

    /// Shows something else.
    void show(ShownAxes axes);

    /// Whether dropped rows are shown.
    BooleanProperty showDroppedProperty();

    /// How many rows of the array are dropped.
    ObservableValue<Number> droppedCount();
}
