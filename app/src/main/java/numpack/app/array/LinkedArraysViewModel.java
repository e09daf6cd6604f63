package numpack.app.array;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Texts;
import numpack.app.session.Siblings;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// Which siblings go along when rows are dropped or restored: all are ticked at first.
final class SiblingsViewModel {
    private final DraftArray array;
    private final RowSet rows;
    private final List<SiblingItem> items;
    private final ObservableValue<String> title;

    /// @param titleKey the sentence with rows, name of the array and number of ticked siblings
    /// @param rows physical rows of `array`
    /// @param siblings what else can go along, with its rows
    SiblingsViewModel(String titleKey, DraftArray array, RowSet rows, Map<Siblings.Sibling, RowSet> siblings) {
        this.array = array;
        this.rows = rows;
        this.items = siblings.entrySet().stream().map(entry -> new SiblingItem(entry.getKey(), entry.getValue())).toList();
        this.title = Bindings.createStringBinding(
                () -> Texts.of(titleKey, rows.size(), ArrayTexts.name(array), items.stream().filter(SiblingItem::isTicked).count()),
                ticks());
    }

    List<SiblingItem> items() {
        return items;
    }

    /// What the button says: it counts what is ticked.
    ObservableValue<String> title() {
        return title;
    }

    /// A sentence while what is ticked comes to no row at all; else empty.
    ObservableValue<String> complaint(String sentence) {
        return Bindings.createStringBinding(() -> chosen().values().stream().allMatch(RowSet::isEmpty) ? sentence : "", ticks());
    }

    /// The rows of each array that was chosen, the first one included.
    Map<String, RowSet> chosen() {
        var chosen = new TreeMap<String, RowSet>();
        chosen.put(array.name(), rows);
        items.stream().filter(SiblingItem::isTicked).forEach(item -> chosen.put(item.arrayName(), item.rows()));
        return chosen;
    }

    private Observable[] ticks() {
        return items.stream().map(SiblingItem::tickedProperty).toArray(Observable[]::new);
    }
}
