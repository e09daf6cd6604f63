package numpack.app.array;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.session.RowChoice;
import numpack.app.session.RowSelection;
import numpack.app.session.pack.EditedPack;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The commands on arrays and rows. They act on what is in front at the moment they are given.
public final class ArrayCommands {
    private final Commands commands;
    private final ArrayVerbs arrays;
    private final RowVerbs rows;
    private final InFront inFront;

    public ArrayCommands(Commands commands, ArrayVerbs arrays, RowVerbs rows, InFront inFront) {
        this.commands = commands;
        this.arrays = arrays;
        this.rows = rows;
        this.inFront = inFront;
    }

    /// What is in front.
    ///
    /// @param pack the pack; null for none
    /// @param array the array that is meant, in front or chosen in the explorer; null for none
    /// @param uneven ids of arrays of the pack whose linked arrays have other rows dropped
    /// @param rowChoice what of the rows in front is selected
    /// @param rowSelection the rows selected in the table in front; empty if axis 0 is not in sight, or there is no table
    public record InFront(ObservableValue<@Nullable EditedPack> pack, ObservableValue<@Nullable DraftArray> array,
            ObservableValue<Set<Long>> uneven, ObservableValue<RowChoice> rowChoice, Supplier<Optional<RowSelection>> rowSelection) {}

    /// Puts them into the catalogue.
    public void register() {
        commands.register(Command.of(CommandGroup.ARRAY, "array.create", Feather.PLUS, () -> withPack(arrays::create))
                .keys("Shortcut+Shift+N").enabledWhen(whyNotPack().map(String::isEmpty)).because(whyNotPack()));
        onArray("array.rename", Feather.EDIT_3, arrays::rename, "Shift+F2");
        onArray("array.duplicate", Feather.COPY, arrays::copy, whyNotArray(), "Shortcut+Shift+K");
        onArray("array.remove", Feather.TRASH_2, arrays::remove, "Shortcut+Shift+Delete");
        onArray("array.append", Feather.CORNER_DOWN_RIGHT,
                (pack, array) -> arrays.appendRows(pack, array, selectedOf(array)), "Shortcut+Shift+Enter");
        onRows("array.drop", Feather.X, rows::drop, whyNotRows(), "Delete");
        onRows("array.restore", Feather.ROTATE_CCW, rows::restore, whyNotRestore(), "Shift+Delete");
        onArray("array.restoreAll", Feather.ROTATE_CCW, rows::restoreAll, whyNotRestoreAll(), "Shortcut+Alt+R");
        onArray("array.dropSame", Feather.GIT_BRANCH, rows::dropSame, whyNotDropSame(), "Shortcut+Alt+D");
    }

    /// Those that belong into a menu over rows of a table.
    public List<Command> forRows() {
        return List.of(commands.get("array.drop"), commands.get("array.restore"), commands.get("array.append"));
    }

    /// Those that belong into a menu over an array in the explorer.
    public List<Command> forArray() {
        return List.of(commands.get("array.rename"), commands.get("array.duplicate"), commands.get("array.append"),
                commands.get("array.restoreAll"), commands.get("array.dropSame"), commands.get("array.remove"));
    }

    private void onArray(String id, Ikon icon, BiConsumer<EditedPack, DraftArray> verb, String key) {
        onArray(id, icon, verb, whyNotChange(), key);
    }

    private void onArray(String id, Ikon icon, BiConsumer<EditedPack, DraftArray> verb, ObservableValue<String> whyNot, String key) {
        commands.register(Command.of(CommandGroup.ARRAY, id, icon, () -> {
            var array = inFront.array().getValue();
            if (array != null) {
                withPack(pack -> verb.accept(pack, array));
            }
        }).keys(key).enabledWhen(whyNot.map(String::isEmpty)).because(whyNot));
    }

    private void onRows(String id, Ikon icon, Consumer<RowSelection> verb, ObservableValue<String> whyNot, String key) {
        commands.register(Command.of(CommandGroup.ARRAY, id, icon, () -> inFront.rowSelection().get().ifPresent(verb))
                .keys(key).enabledWhen(whyNot.map(String::isEmpty)).because(whyNot));
    }

    private Optional<RowSelection> selectedOf(DraftArray array) {
        return inFront.rowSelection().get().filter(selected -> selected.array().id() == array.id());
    }

    private void withPack(Consumer<EditedPack> verb) {
        var pack = inFront.pack().getValue();
        if (pack != null) {
            verb.accept(pack);
        }
    }

    private ObservableValue<String> whyNotPack() {
        return inFront.pack().flatMap(EditedPack::readOnlyReason).orElse(Texts.of("command.whyNot.noPack"));
    }

    private ObservableValue<String> whyNotArray() {
        return inFront.array().flatMap(array -> array.isReadable() ? whyNotPack() : new SimpleStringProperty(Texts.of("command.whyNot.unreadable")))
                .orElse(Texts.of("command.whyNot.noArray"));
    }

    private ObservableValue<String> whyNotChange() {
        return alsoBecause(whyNotArray(), inFront.array()
                .map(array -> array.linkTarget().isPresent() ? Texts.of("command.whyNot.link") : "").orElse(""));
    }

    private ObservableValue<String> whyNotRows() {
        return alsoBecause(whyNotChange(), inFront.rowChoice().map(choice -> switch (choice) {
            case NO_TABLE -> Texts.of("command.whyNot.noArray");
            case NOT_IN_SIGHT -> Texts.of("command.whyNot.axis0NotShown");
            case CELLS -> Texts.of("command.whyNot.noWholeRows");
            case WHOLE_ROWS -> "";
        }));
    }

    private ObservableValue<String> whyNotRestore() {
        return alsoBecause(whyNotRestoreAll(), whyNotRows());
    }

    private ObservableValue<String> whyNotRestoreAll() {
        return alsoBecause(whyNotChange(), inFront.array()
                .map(array -> array.isReadable() && array.droppedCount() == 0 ? Texts.of("command.whyNot.noDroppedRows") : "").orElse(""));
    }

    private ObservableValue<String> whyNotDropSame() {
        return alsoBecause(whyNotChange(), inFront.array().flatMap(array -> inFront.uneven()
                .map(ids -> ids.contains(array.id()) ? "" : Texts.of("command.whyNot.noOtherRowsDropped"))).orElse(""));
    }

    /// The first reason, or else the second.
    private static ObservableValue<String> alsoBecause(ObservableValue<String> first, ObservableValue<String> second) {
        return first.flatMap(reason -> reason.isEmpty() ? second : new SimpleStringProperty(reason));
    }
}
