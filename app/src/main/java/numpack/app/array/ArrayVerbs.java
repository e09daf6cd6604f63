package numpack.app.array;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.dialog.Question;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.session.EditedPack;
import numpack.app.session.RowSelection;
import numpack.engine.draft.DraftArray;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.RowSet;

/// New, rename, clone, remove, append: each asks in a form, then makes one step.
public final class ArrayVerbs {
    private final DialogService dialogs;
    private final BiConsumer<EditedPack, String> show;

    /// @param show brings an array that was just made to the front, by its name
    public ArrayVerbs(DialogService dialogs, BiConsumer<EditedPack, String> show) {
        this.dialogs = dialogs;
        this.show = show;
    }

    /// Makes a new array.
    public void create(EditedPack pack) {
        pack.ask(draft -> new Ground(draft.planSave().freeBytes(), nameCheck(pack, draft.pack()::whyNotName)), ground -> {
            var model = new NewArrayViewModel(ground.whyNotName, ground.freeBytes);
            var view = new NewArrayView(model);
            dialogs.fill(new FormDialog<>(Texts.of("array.create.title"), Texts.of("array.create.sentence", Names.elided(pack.name(), 40)),
                    view, view.firstField(), Choice.primary(Texts.of("array.create.accept")), model.judgement().map(Judgement::sentence),
                    model::result))
                    .ifPresent(made -> pack.edit(draft -> draft.createArray(made.name(), made.dtype(), made.shape(), made.element()),
                            () -> show.accept(pack, made.name())));
        });
    }

    /// Gives an array another name.
    public void rename(EditedPack pack, DraftArray array) {
        // The array gives its own name up, so the new one may differ from it by case alone.
        pack.ask(draft -> nameCheck(pack, name -> draft.pack().whyNotName(name, Set.of(array.name()))), whyNot -> {
            var model = new NameViewModel(array.name(), name -> name.equals(array.name()) ? Optional.empty() : whyNot.apply(name));
            askName("array.rename", array, model).filter(name -> !name.equals(array.name()))
                    .ifPresent(name -> pack.edit(draft -> draft.renameArray(array.name(), name)));
        });
    }

    /// Makes a new array with the live rows of another.
    public void copy(EditedPack pack, DraftArray array) {
        pack.ask(draft -> nameCheck(pack, draft.pack()::whyNotName), whyNot -> {
            var model = new NameViewModel(NameViewModel.freeCopyName(array.name(), whyNot), whyNot);
            askName("array.clone", array, model).ifPresent(name -> pack.edit(draft -> draft.cloneArray(array.name(), name),
                    () -> show.accept(pack, name)));
        });
    }

    /// Takes an array out of the pack.
    public void remove(EditedPack pack, DraftArray array) {
        var name = ArrayTexts.name(array);
        dialogs.ask(new Question(Texts.of("array.remove.title", name), Texts.of("array.remove.sentence"),
                        Choice.destructive(Texts.of("array.remove.accept", name))))
                .ifPresent(yes -> pack.edit(draft -> draft.removeArray(array.name())));
    }

    /// Adds rows at the end: blank ones, or copies of the selected live ones.
    public void appendRows(EditedPack pack, DraftArray array, Optional<RowSelection> selection) {
        pack.ask(draft -> new Room(draft.planSave().freeBytes(), selection.map(some -> some.rows().live()).orElse(RowSet.empty())), room -> {
            var model = new AppendRowsViewModel(array, room.selected.size(), room.freeBytes);
            var view = new AppendRowsView(model);
            dialogs.fill(new FormDialog<>(Texts.of("array.append.title", ArrayTexts.name(array)),
                    Texts.of("array.append.sentence", ArrayTexts.typeAndShape(array)), view, view.firstField(),
                    Choice.primary(Texts.of("array.append.accept")), model.judgement().map(Judgement::sentence), () -> model))
                    .ifPresent(filled -> append(pack, array, room.selected, filled));
        });
    }

    private static void append(EditedPack pack, DraftArray array, RowSet selected, AppendRowsViewModel filled) {
        if (filled.copiesProperty().get()) {
            var rows = LazyArray.of(array.physicalSource()).take(selected);
            pack.edit(draft -> draft.appendRows(array.name(), rows));
        } else {
            pack.edit(draft -> draft.appendBlankRows(array.name(), filled.blankRows(), filled.element().bytes()));
        }
    }

    private Optional<String> askName(String keys, DraftArray array, NameViewModel model) {
        var view = new NameView(model);
        return dialogs.fill(new FormDialog<>(Texts.of(keys + ".title", ArrayTexts.name(array)), Texts.of(keys + ".sentence"), view,
                view.firstField(), Choice.primary(Texts.of(keys + ".accept")), model.judgement().map(Judgement::sentence), () -> model.nameProperty().get()));
    }

    /// The pack knows what is saved, the snapshot what is not yet.
    private static Function<String, Optional<String>> nameCheck(EditedPack pack, Function<String, Optional<String>> whyNotInPack) {
        return name -> {
            var snapshot = pack.snapshot().getValue();
            if (snapshot.find(name).isPresent()) {
                return Optional.of(Texts.of("array.name.taken"));
            }
            return whyNotInPack.apply(name);
        };
    }

    private record Ground(long freeBytes, Function<String, Optional<String>> whyNotName) {}

    /// What is found out before rows are appended.
    ///
    /// @param selected the live ones of the selected rows
    private record Room(long freeBytes, RowSet selected) {}
}
