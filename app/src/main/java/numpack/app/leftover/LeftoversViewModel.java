package numpack.app.leftover;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.Finding.LeftoverFile;

/// Which leftover files are to be deleted, and what that means.
final class LeftoversViewModel {
    private final List<LeftoverItem> items;
    private final ObservableValue<List<LeftoverItem>> ticked;

    LeftoversViewModel(List<LeftoverFile> leftovers) {
        this.items = leftovers.stream().map(LeftoverItem::new).toList();
        this.ticked = Bindings.createObjectBinding(() -> items.stream().filter(LeftoverItem::isTicked).toList(),
                items.stream().map(LeftoverItem::tickedProperty).toArray(BooleanProperty[]::new));
    }

    List<LeftoverItem> items() {
        return items;
    }

    /// What the button says.
    ObservableValue<String> accept() {
        return ticked.map(some -> Texts.of("leftover.accept", some.size(), Numbers.bytes(some.stream().mapToLong(item -> item.leftover().bytes()).sum())));
    }

    /// That rows may be lost; empty if not.
    ObservableValue<String> warning() {
        return ticked.map(some -> some.stream().anyMatch(LeftoverItem::isPrecious) ? Texts.of("leftover.warning") : "");
    }

    /// Why nothing can be done; empty if something can.
    ObservableValue<String> complaint() {
        return ticked.map(some -> some.isEmpty() ? Texts.of("leftover.none") : "");
    }

    List<LeftoverFile> chosen() {
        return ticked.getValue().stream().map(LeftoverItem::leftover).toList();
    }
}
