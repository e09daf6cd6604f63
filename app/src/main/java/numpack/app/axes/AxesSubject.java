package numpack.app.axes;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.session.AxisMapping;
import org.jspecify.annotations.Nullable;

/// What the bar is about: the tab in front, or a sample in tests. Foreground only.
interface AxesSubject {
    /// What is shown now; null without a tab.
    ObservableValue<@Nullable AxisMapping> axes();

    /// Shows something else.
    void show(AxisMapping axes);

    /// Whether dropped rows are shown.
    BooleanProperty showDroppedProperty();

    /// How many rows of the array are dropped.
    ObservableValue<Number> droppedCount();
}
