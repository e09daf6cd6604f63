package numpack.app.array;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import numpack.app.array.append.AppendRowsView;
import numpack.app.array.append.AppendRowsViewModel;
import numpack.app.array.append.AppendedRows;
import numpack.app.array.form.ArrayTexts;
import numpack.app.array.form.Judgement;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.dialog.Question;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.session.RowSelection;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.DraftVerb;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.linked.LinkedByName;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import numpack.engine.error.reason.NameFault;
import numpack.engine.linked.LinkedArray;
import numpack.engine.shape.RowSet;

/// New, rename, clone, remove, append: each asks in a form, then makes one step.
public final class ArrayVerbs {
    private final DialogService dialogs;
    private final Front front;

    public ArrayVerbs(DialogService dialogs, Front front) {
        this.dialogs = dialogs;
        this.front = front;
    }

    /// Brings what was made before the user's eyes.
    public interface Front {
        /// An array that was just made, by its name.
        void showArray(EditedPack pack, String name);

        /// What a step changed.
        void showChange(EditedPack pack, Step step);
    }

    /// Makes a new array.
    public void create(EditedPack pack) {
        pack.ask(draft -> new Ground(DiskUse.freeBytes(draft), nameCheck(pack, draft.pack()::whyNotName)), ground -> {
            var model = new NewArrayViewModel(ground.whyNotName, ground.freeBytes);
            var view = new NewArrayView(model);
            dialogs.fill(new FormDialog<>(Texts.of("array.create.title"), Texts.of("array.create.sentence", Names.elided(pack.name(), 40)),
                    view, view.firstField(), Choice.primary(Texts.of("array.create.accept")), model.judgement().map(Judgement::sentence),
                    model::result))
                    .ifPresent(made -> pack.edit(draft -> draft.createArray(made.name(), made.dtype(), made.shape(), made.element()),
                            () -> front.showArray(pack, made.name())));
        });
    }

    /// Gives an array another name.
    public void rename(EditedPack pack, DraftArray array) {
        pack.ask(draft -> {
            var own = draft.nameNow(array);
            // The array gives its own name up, so the new one may differ from it by case alone.
            return new Naming(own, nameCheck(pack, name -> draft.pack().whyNotName(name, Set.of(own))));
        }, naming -> {
            var model = new NameViewModel(naming.own, name -> name.equals(naming.own) ? Optional.empty() : naming.whyNot.apply(name));
            askName("array.rename", naming.own, model).filter(name -> !name.equals(naming.own))
                    .ifPresent(name -> pack.edit(draft -> draft.renameArray(draft.nameNow(array), name)));
        });
    }

    /// Makes a new array with the live rows of another.
    public void copy(EditedPack pack, DraftArray array) {
        pack.ask(draft -> new Naming(draft.nameNow(array), nameCheck(pack, draft.pack()::whyNotName)), naming -> {
            var model = new NameViewModel(NameViewModel.freeCopyName(naming.own, naming.whyNot), naming.whyNot);
            askName("array.duplicate", naming.own, model).ifPresent(name -> pack.edit(draft -> draft.cloneArray(draft.nameNow(array), name),
                    () -> front.showArray(pack, name)));
        });
    }

    /// Takes an array out of the pack.
    public void remove(EditedPack pack, DraftArray array) {
        var name = ArrayTexts.name(array);
        dialogs.ask(new Question(Texts.of("array.remove.title", name), Texts.of("array.remove.sentence"),
                        Choice.destructive(Texts.of("array.remove.accept", name))))
                .ifPresent(yes -> pack.edit(draft -> draft.removeArray(draft.nameNow(array))));
    }

    /// Adds rows at the end: filled ones, or copies of the selected live ones; in linked arrays too, as far as they stay ticked.
    public void appendRows(EditedPack pack, DraftArray array, Optional<RowSelection> selection) {
        var snapshot = pack.snapshot().getValue();
        pack.ask(draft -> new Room(DiskUse.freeBytes(draft), selection.map(some -> some.rows().live()).orElse(RowSet.empty()),
                LinkedByName.of(array, snapshot)), room -> {
            var model = new AppendRowsViewModel(array, room.selected.size(), room.linked, room.freeBytes);
            var view = new AppendRowsView(model);
            dialogs.fill(new FormDialog<>(Texts.of("array.append.title", ArrayTexts.name(array)),
                    Texts.of("array.append.sentence", ArrayTexts.typeAndShape(array)), view, view.firstField(),
                    Choice.primary(Texts.of("array.append.accept")), model.judgement().map(Judgement::sentence), () -> model))
                    .ifPresent(filled -> append(pack, array, room.selected, filled));
        });
    }

    private void append(EditedPack pack, DraftArray array, RowSet selected, AppendRowsViewModel filled) {
        var linked = filled.linked().chosen();
        var rows = filled.copiesProperty().get() ? AppendedRows.copies(array, selected, linked)
                : AppendedRows.filled(array, filled.filledRows(), filled.element().bytes(), linked);
        var step = new AtomicReference<Step>();
        pack.edit(DraftVerb.asSeen(rows.arrays(), draft -> step.set(rows.appendTo(draft))), () -> front.showChange(pack, step.get()));
    }

    private Optional<String> askName(String keys, String array, NameViewModel model) {
        var view = new NameView(model);
        return dialogs.fill(new FormDialog<>(Texts.of(keys + ".title", ArrayTexts.name(array)), Texts.of(keys + ".sentence"), view,
                view.firstField(), Choice.primary(Texts.of(keys + ".accept")), model.judgement().map(Judgement::sentence), () -> model.nameProperty().get()));
    }

    /// The pack knows what is saved, the snapshot what is not yet.
    private static Function<String, Optional<NameFault>> nameCheck(EditedPack pack, Function<String, Optional<NameFault>> whyNotInPack) {
        return name -> {
            var snapshot = pack.snapshot().getValue();
            if (snapshot.find(name).isPresent()) {
                return Optional.of(new NameFault.Taken(name));
            }
            return whyNotInPack.apply(name);
        };
    }

    /// What is found out before an array is renamed or copied.
    ///
    /// @param own    what it is called once earlier edits are made
    /// @param whyNot why another name cannot be taken
    private record Naming(String own, Function<String, Optional<NameFault>> whyNot) {}

    private record Ground(long freeBytes, Function<String, Optional<NameFault>> whyNotName) {}

    /// What is found out before rows are appended.
    ///
    /// @param selected the live ones of the selected rows
    /// @param linked   arrays that share their rows with the one that is appended to
    private record Room(long freeBytes, RowSet selected, List<LinkedArray<DraftArray>> linked) {}
}
