package numpack.app.table;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.VBox;
import numpack.app.control.JudgedField;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.grid.GridView;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.space.CellSpace;

/// Asks for a row or column and goes there; says while one types what is not there.
final class GoTo {
    private final DialogService dialogs;

    GoTo(DialogService dialogs) {
        this.dialogs = dialogs;
    }

    void row(GridView grid, CellSpace space) {
        ask(space.listed().isPresent() && space.rowAxis() == 0 ? Words.LISTED_ROW : Words.ROW, length(space, space.rowAxis()), space::rowOf, grid, row -> grid.goTo(row, grid.getSelection().cursor().column()));
    }

    void column(GridView grid, CellSpace space) {
        ask(Words.COLUMN, length(space, space.columnAxis()), space::columnOf, grid, column -> grid.goTo(grid.getSelection().cursor().row(), column));
    }

    /// What a text means on an axis of this length: from the end if it is negative, thousands set apart or not.
    static OptionalLong index(String text, long length) {
        var digits = text.strip().replaceAll("[ \\u00a0\\u2009\\u202f_]", "").replace(Numbers.MINUS, '-');
        if (!digits.matches("-?\\d{1,18}")) {
            return OptionalLong.empty();
        }
        var number = Long.parseLong(digits);
        var index = number < 0 ? length + number : number;
        return index >= 0 && index < length ? OptionalLong.of(index) : OptionalLong.empty();
    }

    private void ask(Words words, long length, LongFunction<OptionalLong> place, GridView grid, LongConsumer go) {
        var text = new SimpleStringProperty("");
        var complaint = Bindings.createStringBinding(() -> complaint(words, text.get(), length, place), text);
        // nothing typed is nothing wrong
        var field = new JudgedField(complaint.map(sentence -> text.get().isBlank() ? "" : sentence));
        field.getStyleClass().add("mono");
        field.setAccessibleText(Texts.of(words.keys + ".title"));
        field.textProperty().bindBidirectional(text);
        dialogs.fill(new FormDialog<>(Texts.of(words.keys + ".title"), length == 0 ? "" : Texts.of("grid.goTo.sentence", length - 1), new VBox(field), field,
                        Choice.primary(Texts.of("grid.goTo.accept")), complaint, () -> place.apply(index(text.get(), length).orElseThrow())))
                .ifPresent(found -> found.ifPresent(index -> {
                    go.accept(index);
                    // It may have been asked for in a field.
                    grid.requestFocus();
                }));
    }

    private static String complaint(Words words, String text, long length, LongFunction<OptionalLong> place) {
        if (text.isBlank()) {
            return Texts.of("grid.goTo.empty");
        }
        var index = index(text, length);
        if (index.isEmpty()) {
            return Texts.of(words.keys + ".outside", text, length);
        }
        return place.apply(index.getAsLong()).isPresent() ? "" : Texts.of(words.notShown, index.getAsLong());
    }

    private static long length(CellSpace space, int axis) {
        return axis == CellSpace.NO_AXIS ? 0 : space.array().shape().length(axis);
    }

    /// What is asked for, and what is said of one that is not shown.
    private enum Words {
        ROW("grid.goToRow", "grid.goToRow.sliced"),
        LISTED_ROW("grid.goToRow", "grid.goToRow.notListed"),
        COLUMN("grid.goToColumn", "grid.goToColumn.sliced");

        private final String keys;
        private final String notShown;

        Words(String keys, String notShown) {
            this.keys = keys;
            this.notShown = notShown;
        }
    }
}
