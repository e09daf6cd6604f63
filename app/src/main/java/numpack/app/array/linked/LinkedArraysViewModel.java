package numpack.app.array.linked;

import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import numpack.engine.draft.DraftArray;
import numpack.engine.linked.LinkedArray;

/// Which linked arrays a change of rows is made in too: all are ticked at first. There may be ten thousand.
public final class LinkedArraysViewModel {
    private final List<LinkedItem> items;
    private final ReadOnlyIntegerWrapper ticked = new ReadOnlyIntegerWrapper(this, "ticked");
    private final ObservableValue<String> summary;
    private boolean isTickingAll;

    /// @param summary what will be done, in a sentence, by the number of ticked arrays
    /// @param others  what else the sentence depends on
    public LinkedArraysViewModel(Collection<LinkedArray<DraftArray>> linked, IntFunction<String> summary, Observable... others) {
        this.items = linked.stream().map(LinkedItem::new).toList();
        this.ticked.set(changeable());
        this.summary = Bindings.createStringBinding(() -> summary.apply(ticked.get()),
                Stream.concat(Stream.of(ticked), Stream.of(others)).toArray(Observable[]::new));
        items.forEach(item -> item.tickedProperty().addListener((_, _, is) -> {
            if (!isTickingAll) {
                ticked.set(ticked.get() + (is ? 1 : -1));
            }
        }));
    }

    public List<LinkedItem> items() {
        return items;
    }

    /// How many arrays are ticked.
    public ReadOnlyIntegerProperty tickedProperty() {
        return ticked.getReadOnlyProperty();
    }

    /// How many arrays can be ticked.
    int changeable() {
        return (int) items.stream().filter(LinkedItem::canBeTicked).count();
    }

    /// What will be done.
    public ObservableValue<String> summary() {
        return summary;
    }

    public void tickAll() {
        setAll(true);
    }

    public void tickNone() {
        setAll(false);
    }

    /// The arrays that are ticked.
    public List<LinkedArray<DraftArray>> chosen() {
        return items.stream().filter(LinkedItem::isTicked).map(LinkedItem::linked).toList();
    }

    /// Counted once, at the end: what follows the count would be found out again for each of them.
    private void setAll(boolean isTicked) {
        isTickingAll = true;
        items.stream().filter(LinkedItem::canBeTicked).forEach(item -> item.tickedProperty().set(isTicked));
        isTickingAll = false;
        ticked.set(isTicked ? changeable() : 0);
    }
}
