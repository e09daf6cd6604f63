package numpack.app.axes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.app.session.space.AxisMapping;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.SelectionException;
import org.jspecify.annotations.Nullable;

/// The axes of the tab in front: pick lists, slice text and sliders that follow each other.
public final class AxesViewModel {
    private final ObservableValue<@Nullable ShownArray> current;
    private final BooleanProperty showDropped = new SimpleBooleanProperty(this, "showDropped");
    private final ObservableList<AxisItem> rowChoices = FXCollections.observableArrayList();
    private final ObservableList<AxisItem> columnChoices = FXCollections.observableArrayList();
    private final ObservableList<SliderItem> sliders = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable AxisItem> rowAxis = new SimpleObjectProperty<>(this, "rowAxis");
    private final ObjectProperty<@Nullable AxisItem> columnAxis = new SimpleObjectProperty<>(this, "columnAxis");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper hasAxes = new ReadOnlyBooleanWrapper(this, "hasAxes");
    private boolean isFollowing;
    private boolean isTyping;

    /// @param current what is in front; null for nothing
    public AxesViewModel(ObservableValue<@Nullable ShownArray> current) {
        this.current = current;
        axes().subscribe(axes -> follow(axes));
        current.subscribe((before, now) -> bind(before, now));
        bind(null, current.getValue());
        rowAxis.subscribe(item -> change(axes -> item == null ? axes : axes.withRowAxis(item.axis())));
        columnAxis.subscribe(item -> change(axes -> item == null ? axes : axes.withColumnAxis(item.axis())));
        text.subscribe(this::typed);
    }

    /// Changes rows and columns.
    public void swap() {
        change(AxisMapping::swapped);
    }

    /// Moves the last axis that is not shown by this many positions.
    public void stepLast(long by) {
        if (!sliders.isEmpty()) {
            var last = sliders.getLast();
            moveTo(last, last.indexProperty().get() + by);
        }
    }

    /// Whether there are two axes that can be swapped.
    public ObservableValue<Boolean> canSwap() {
        return axes().map(axes -> axes.columnAxis() != AxisMapping.NONE).orElse(false);
    }

    /// Whether there is an axis that is not shown.
    public ObservableValue<Boolean> canStep() {
        return axes().map(axes -> !axes.fixedAxes().isEmpty()).orElse(false);
    }

    /// Whether dropped rows stand between the live ones.
    public BooleanProperty showDroppedProperty() {
        return showDropped;
    }

    /// How many rows are dropped.
    ObservableValue<Number> droppedCount() {
        return current.flatMap(ShownArray::arrayProperty).map(AxesViewModel::dropped).orElse(0L);
    }

    /// Whether there is a tab to say anything about.
    ReadOnlyBooleanProperty hasAxesProperty() {
        return hasAxes.getReadOnlyProperty();
    }

    ObservableList<AxisItem> rowChoices() {
        return rowChoices;
    }

    ObservableList<AxisItem> columnChoices() {
        return columnChoices;
    }

    ObjectProperty<@Nullable AxisItem> rowAxisProperty() {
        return rowAxis;
    }

    ObjectProperty<@Nullable AxisItem> columnAxisProperty() {
        return columnAxis;
    }

    ObservableList<SliderItem> sliders() {
        return sliders;
    }

    /// The slice text as it is typed.
    StringProperty textProperty() {
        return text;
    }

    /// What is wrong with the slice text; empty if nothing is.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Done typing: writes the text as the program would. A text that is wrong stays, with its sentence, to be corrected.
    void acceptText() {
        if (error.get().isEmpty()) {
            restoreText();
        }
    }

    /// Takes back what was typed and does not fit.
    void restoreText() {
        now().ifPresent(this::write);
    }

    void moveTo(SliderItem slider, long index) {
        change(axes -> axes.withIndex(slider.axis(), index));
    }

    /// Reads what was typed into an index field; whatever is no index leaves the axis where it is.
    void moveTo(SliderItem slider, String typed) {
        var digits = typed.strip().replace(Numbers.MINUS, '-');
        if (digits.matches("-?\\d{1,18}")) {
            var index = Long.parseLong(digits);
            moveTo(slider, index < 0 ? slider.length() + index : index);
        }
    }

    private ObservableValue<@Nullable AxisMapping> axes() {
        return current.flatMap(ShownArray::axesProperty);
    }

    private Optional<AxisMapping> now() {
        return Optional.ofNullable(axes().getValue());
    }

    private void show(AxisMapping axes) {
        current.getValue().axesProperty().set(axes);
    }

    private void bind(@Nullable ShownArray before, @Nullable ShownArray now) {
        if (before != null) {
            showDropped.unbindBidirectional(before.showDroppedProperty());
        }
        if (now != null) {
            showDropped.bindBidirectional(now.showDroppedProperty());
        }
    }

    private static Number dropped(DraftArray array) {
        return array.isReadable() ? array.droppedCount() : 0L;
    }

    private void change(java.util.function.UnaryOperator<AxisMapping> change) {
        if (!isFollowing) {
            now().ifPresent(axes -> {
                var next = change.apply(axes);
                if (!next.equals(axes)) {
                    show(next);
                }
            });
        }
    }

    private void typed(String now) {
        if (isFollowing || now().isEmpty()) {
            return;
        }
        try {
            var next = now().get().withText(now);
            error.set("");
            isTyping = true;
            if (!next.equals(now().get())) {
                show(next);
            }
        } catch (SelectionException e) {
            error.set(SliceErrors.sentence(e.reason()));
        } catch (AxisMapping.TooManyAxesException e) {
            error.set(e.left() == 0 ? Texts.of("axes.slice.list") : Texts.of("axes.slice.tooManyAxes", e.left(), e.left() - 2));
        } finally {
            isTyping = false;
        }
    }

    private void follow(@Nullable AxisMapping axes) {
        isFollowing = true;
        hasAxes.set(axes != null);
        if (axes != null) {
            followAxes(axes, IntStream.range(0, axes.shape().ndim()).mapToObj(AxisItem::new).toList());
        }
        isFollowing = false;
    }

    private void followAxes(AxisMapping axes, List<AxisItem> all) {
        choose(rowChoices, all, rowAxis, axes.rowAxis());
        choose(columnChoices, Stream.concat(Stream.of(new AxisItem(AxisMapping.NONE)), all.stream()).toList(), columnAxis, axes.columnAxis());
        var fixed = axes.fixedAxes();
        if (sliders.stream().map(SliderItem::axis).toList().equals(fixed)
                && sliders.stream().allMatch(slider -> slider.length() == axes.shape().length(slider.axis()))) {
            sliders.forEach(slider -> slider.indexProperty().set(axes.index(slider.axis())));
        } else {
            sliders.setAll(fixed.stream().map(axis -> new SliderItem(axis, axes.shape().length(axis), axes.index(axis))).toList());
        }
        // What is being typed is not written over by another spelling of itself.
        if (!isTyping) {
            write(axes);
        }
    }

    private void write(AxisMapping axes) {
        error.set("");
        text.set(axes.text());
    }

    private static void choose(ObservableList<AxisItem> choices, List<AxisItem> all, ObjectProperty<@Nullable AxisItem> chosen, int axis) {
        if (!choices.equals(all)) {
            choices.setAll(all);
        }
        chosen.set(all.stream().filter(item -> item.axis() == axis).findFirst().orElse(null));
    }
}
