package numpack.app.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.i18n.Texts;
import numpack.app.session.EditedPack;
import numpack.app.session.RowSelection;
import numpack.app.session.SelectedRows;
import numpack.app.session.Siblings;
import numpack.app.session.Siblings.Sibling;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.RowSet;

/// Drops and restores rows. If the array has siblings, they are offered in the same question, ticked: rows dropped in one
/// array alone would mislabel all behind them.
public final class RowVerbs {
    private final DialogService dialogs;
    private final TaskRunner runner;

    public RowVerbs(DialogService dialogs, TaskRunner runner) {
        this.dialogs = dialogs;
        this.runner = runner;
    }

    /// Drops the live ones of the selected rows.
    public void drop(RowSelection selection) {
        runner.run(_ -> selection.rows(), this::dropFound);
    }

    /// Makes the dropped ones of the selected rows live again.
    public void restore(RowSelection selection) {
        runner.run(_ -> selection.rows(), this::restoreFound);
    }

    /// Makes all dropped rows of an array live again.
    public void restoreAll(EditedPack pack, DraftArray array) {
        // Finding them takes a pass over the bitmap.
        runner.run(_ -> array.droppedRows(0, array.physicalShape().rowCount()),
                dropped -> restoreFound(new SelectedRows(pack, array, RowSet.empty(), dropped)));
    }

    /// Drops rows where siblings have dropped them, in the array and in the siblings, so that the same rows are dropped everywhere.
    public void dropSame(EditedPack pack, DraftArray array) {
        var snapshot = pack.snapshot().getValue();
        runner.run(_ -> {
            var siblings = Siblings.uneven(array, snapshot);
            var all = new ArrayList<>(List.of(array));
            siblings.forEach(sibling -> all.add(sibling.array()));
            return new Uneven(siblings, Siblings.missingDrops(all));
        }, found -> {
            if (!found.siblings.isEmpty()) {
                askSame(array, found).ifPresent(chosen -> pack.edit(draft -> draft.dropRows(chosen)));
            }
        });
    }

    private void dropFound(SelectedRows selected) {
        var array = selected.array();
        var rows = selected.live();
        if (rows.isEmpty()) {
            return;
        }
        withSiblings(selected, sibling -> Siblings.liveRows(array, rows, sibling), found ->
                ask("array.drop", selected, rows, found)
                        .ifPresent(chosen -> selected.pack().edit(draft -> draft.dropRows(chosen))));
    }

    private void restoreFound(SelectedRows selected) {
        var array = selected.array();
        var rows = selected.dropped();
        if (!rows.isEmpty()) {
            withSiblings(selected, sibling -> Siblings.droppedRows(array, rows, sibling), found -> askToRestore(selected, rows, found));
        }
    }

    /// Pairing rows may take a while for many rows: it is done in the background.
    private void withSiblings(SelectedRows selected, Function<Sibling, RowSet> pair, Consumer<Map<Sibling, RowSet>> then) {
        var snapshot = selected.pack().snapshot().getValue();
        runner.run(progress -> {
            var found = new LinkedHashMap<Sibling, RowSet>();
            for (var sibling : Siblings.of(selected.array(), snapshot)) {
                progress.checkCancelled();
                var rows = pair.apply(sibling);
                if (!rows.isEmpty()) {
                    found.put(sibling, rows);
                }
            }
            return found;
        }, then);
    }

    private void askToRestore(SelectedRows selected, RowSet rows, Map<Sibling, RowSet> siblings) {
        ask("array.restore", selected, rows, siblings).ifPresent(chosen -> selected.pack().edit(draft -> draft.restoreRows(chosen)));
    }

    private Optional<Map<String, RowSet>> ask(String keys, SelectedRows selected, RowSet rows, Map<Sibling, RowSet> siblings) {
        var array = selected.array();
        if (siblings.isEmpty()) {
            return Optional.of(Map.of(array.name(), rows));
        }
        var model = new SiblingsViewModel(keys + ".counted", array, rows, siblings);
        var view = new SiblingsView(model);
        return dialogs.fill(new FormDialog<>(Texts.of(keys + ".title", rows.size(), ArrayTexts.name(array), siblings.size()),
                Texts.of(keys + ".sentence"), view, view.firstField(), Choice.primary(Texts.of(keys + ".accept", rows.size())),
                new SimpleStringProperty(""), model::chosen));
    }

    private Optional<Map<String, RowSet>> askSame(DraftArray array, Uneven found) {
        var lines = new LinkedHashMap<Sibling, RowSet>();
        found.siblings.forEach(sibling -> lines.put(sibling, found.missing.get(sibling.array().id())));
        var model = new SiblingsViewModel("array.dropSame.counted", array, found.missing.get(array.id()), lines);
        var view = new SiblingsView(model);
        return dialogs.fill(new FormDialog<>(Texts.of("array.dropSame.title", ArrayTexts.name(array), found.siblings.size()),
                Texts.of("array.dropSame.sentence"), view, view.firstField(), Choice.primary(Texts.of("array.dropSame.accept")),
                model.complaint(Texts.of("array.dropSame.nothing")), model::chosen));
    }

    /// Siblings with other rows dropped, and by id which rows each array does not have dropped although another has.
    private record Uneven(List<Sibling> siblings, Map<Long, RowSet> missing) {}
}
