package numpack.app.array;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.linked.LinkedArraysView;
import numpack.app.array.linked.LinkedArraysViewModel;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.i18n.Texts;
import numpack.app.session.RowSelection;
import numpack.app.session.SelectedRows;
import numpack.app.session.pack.DraftVerb;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.linked.LinkedByName;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.LinkedArrays;
import numpack.engine.shape.RowSet;

/// Drops and restores rows. If the array has linked arrays, they are offered in the same question, ticked: rows dropped in one
/// array alone would mislabel all after them.
public final class RowVerbs {
    private final DialogService dialogs;
    /// What is looked up before the question. Who keeps the Delete key pressed is asked once.
    private final LatestOnly looks;

    public RowVerbs(DialogService dialogs, TaskRunner runner) {
        this.dialogs = dialogs;
        this.looks = new LatestOnly(runner);
    }

    /// Drops the live ones of the selected rows.
    public void drop(RowSelection selection) {
        var snapshot = selection.pack().snapshot().getValue();
        looks.request(this, _ -> selection.rows(), selected -> dropFound(selected, snapshot));
    }

    /// Makes the dropped ones of the selected rows live again.
    public void restore(RowSelection selection) {
        var snapshot = selection.pack().snapshot().getValue();
        looks.request(this, _ -> selection.rows(), selected -> restoreFound(selected, snapshot));
    }

    /// Makes all dropped rows of an array live again.
    public void restoreAll(EditedPack pack, DraftArray array) {
        var snapshot = pack.snapshot().getValue();
        // Finding them takes a pass over the bitmap.
        looks.request(this, _ -> array.droppedRows(0, array.physicalShape().rowCount()),
                dropped -> restoreFound(new SelectedRows(pack, array, RowSet.empty(), dropped), snapshot));
    }

    /// Drops rows where linked arrays have dropped them, in the array and in them, so that the same rows are dropped everywhere.
    public void dropSame(EditedPack pack, DraftArray array) {
        var snapshot = pack.snapshot().getValue();
        looks.request(this, _ -> {
            var linked = LinkedByName.uneven(array, snapshot);
            var all = new ArrayList<>(List.of(array));
            linked.forEach(one -> all.add(one.array()));
            return new Uneven(linked, LinkedArrays.missingDrops(all));
        }, found -> {
            if (!found.linked.isEmpty()) {
                askSame(array, found).ifPresent(chosen -> pack.edit(asSeen(array, found.linked, draft -> drop(draft, chosen))));
            }
        });
    }

    /// @param snapshot the pack when the rows were selected: linked arrays of another moment would pair other rows with them
    private void dropFound(SelectedRows selected, DraftSnapshot snapshot) {
        var array = selected.array();
        var rows = selected.live();
        if (rows.isEmpty()) {
            return;
        }
        withLinked(array, snapshot, one -> LinkedArrays.liveRows(array, rows, one), found -> ask("array.drop", array, rows, found)
                .ifPresent(chosen -> selected.pack().edit(asSeen(array, found.keySet(), draft -> drop(draft, chosen)))));
    }

    private void restoreFound(SelectedRows selected, DraftSnapshot snapshot) {
        var array = selected.array();
        var rows = selected.dropped();
        if (!rows.isEmpty()) {
            withLinked(array, snapshot, one -> LinkedArrays.droppedRows(array, rows, one), found -> ask("array.restore", array, rows, found)
                    .ifPresent(chosen -> selected.pack().edit(asSeen(array, found.keySet(), draft -> restore(draft, chosen)))));
        }
    }

    /// Pairing rows may take a while for many rows: it is done in the background.
    private void withLinked(DraftArray array, DraftSnapshot snapshot, Function<LinkedArray<DraftArray>, RowSet> pair,
            Consumer<Map<LinkedArray<DraftArray>, RowSet>> then) {
        looks.request(this, progress -> {
            var found = new LinkedHashMap<LinkedArray<DraftArray>, RowSet>();
            for (var one : LinkedByName.of(array, snapshot)) {
                progress.checkCancelled();
                var rows = pair.apply(one);
                if (!rows.isEmpty()) {
                    found.put(one, rows);
                }
            }
            return found;
        }, then);
    }

    private Optional<Map<DraftArray, RowSet>> ask(String keys, DraftArray array, RowSet rows, Map<LinkedArray<DraftArray>, RowSet> linked) {
        if (linked.isEmpty()) {
            return Optional.of(Map.of(array, rows));
        }
        var model = new LinkedArraysViewModel(linked.keySet(),
                ticked -> Texts.of(keys + ".counted", rows.size(), ArrayTexts.name(array), ticked));
        var view = new LinkedArraysView(model);
        return dialogs.fill(new FormDialog<>(Texts.of(keys + ".title", rows.size(), ArrayTexts.name(array), linked.size()),
                Texts.of(keys + ".sentence"), view, view.firstField(), Choice.primary(Texts.of(keys + ".accept", rows.size())),
                new SimpleStringProperty(""), () -> chosen(array, rows, model.chosen(), linked)));
    }

    private Optional<Map<DraftArray, RowSet>> askSame(DraftArray array, Uneven found) {
        var own = found.missing.get(array.id());
        var linked = new LinkedHashMap<LinkedArray<DraftArray>, RowSet>();
        found.linked.forEach(one -> linked.put(one, found.missing.get(one.array().id())));
        var model = new LinkedArraysViewModel(linked.keySet(),
                ticked -> Texts.of("array.dropSame.counted", own.size(), ArrayTexts.name(array), ticked));
        var view = new LinkedArraysView(model);
        return dialogs.fill(new FormDialog<>(Texts.of("array.dropSame.title", ArrayTexts.name(array), found.linked.size()),
                Texts.of("array.dropSame.sentence"), view, view.firstField(), Choice.primary(Texts.of("array.dropSame.accept")),
                model.tickedProperty().map(_ -> wouldChange(own, model.chosen(), linked) ? "" : Texts.of("array.dropSame.nothing")),
                () -> chosen(array, own, model.chosen(), linked)));
    }

    private static boolean wouldChange(RowSet own, List<LinkedArray<DraftArray>> chosen, Map<LinkedArray<DraftArray>, RowSet> linked) {
        return !own.isEmpty() || chosen.stream().anyMatch(one -> !linked.get(one).isEmpty());
    }

    /// The rows of each array that was chosen, the first one included.
    private static Map<DraftArray, RowSet> chosen(DraftArray array, RowSet rows, List<LinkedArray<DraftArray>> chosen,
            Map<LinkedArray<DraftArray>, RowSet> linked) {
        var all = new LinkedHashMap<DraftArray, RowSet>();
        all.put(array, rows);
        chosen.forEach(one -> all.put(one.array(), linked.get(one)));
        return all;
    }

    private static Map<String, RowSet> byNameNow(Draft draft, Map<DraftArray, RowSet> rows) {
        var named = new TreeMap<String, RowSet>();
        rows.forEach((array, some) -> named.put(draft.nameNow(array), some));
        return named;
    }

    /// A second request before the first drop was shown has nothing left to drop.
    private static void drop(Draft draft, Map<DraftArray, RowSet> seen) {
        var rows = byNameNow(draft, seen);
        if (differ(draft, rows, (some, dropped) -> some.minus(dropped))) {
            draft.dropRows(rows);
        }
    }

    private static void restore(Draft draft, Map<DraftArray, RowSet> seen) {
        var rows = byNameNow(draft, seen);
        if (differ(draft, rows, RowSet::intersect)) {
            draft.restoreRows(rows);
        }
    }

    /// @param change what of some rows would change, as rows between the first and the last of them are dropped now
    private static boolean differ(Draft draft, Map<String, RowSet> rows, BinaryOperator<RowSet> change) {
        var now = draft.snapshot();
        return rows.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).anyMatch(entry -> {
            var some = entry.getValue();
            return now.find(entry.getKey()).map(array -> !change.apply(some, array.droppedRows(some.min(), some.max() + 1)).isEmpty()).orElse(true);
        });
    }

    private static DraftVerb asSeen(DraftArray array, Collection<LinkedArray<DraftArray>> linked, DraftVerb verb) {
        var seen = new ArrayList<>(List.of(array));
        linked.forEach(one -> seen.add(one.array()));
        return DraftVerb.asSeen(seen, verb);
    }

    /// Linked arrays with other rows dropped, and by id which rows each array does not have dropped although another has.
    private record Uneven(List<LinkedArray<DraftArray>> linked, Map<Long, RowSet> missing) {}
}
