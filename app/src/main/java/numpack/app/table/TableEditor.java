package numpack.app.table;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import numpack.app.edit.value.CellTexts;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridEditor;
import numpack.app.i18n.Texts;
import numpack.app.session.pack.CellVerb;
import numpack.app.session.space.CellPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.table.cells.RowLoader;
import numpack.engine.dtype.DTypeKind;
import org.jspecify.annotations.Nullable;

/// Changes single cells: what is typed is painted at once and becomes a step behind the scene.
final class TableEditor implements GridEditor {
    private final TableViewModel table;
    private final Consumer<? super Throwable> failures;
    private @Nullable Begun begun;

    /// @param failures shows why an edit was not made
    TableEditor(TableViewModel table, Consumer<? super Throwable> failures) {
        this.table = table;
        this.failures = failures;
    }

    @Override
    public Start start(long row, long column) {
        if (!table.readOnlyReason().isEmpty()) {
            return new Start.Refused(table.readOnlyReason());
        }
        return table.loader().map(loader -> {
            begun = begin(loader, row, column);
            return start(loader, row, column);
        }).orElseGet(() -> new Start.Refused(table.emptyText()));
    }

    @Override
    public Check check(long row, long column, String text) {
        var space = begun != null && begun.isAt(row, column) ? begun.space : table.space().orElseThrow();
        var dtype = space.array().dtype();
        return switch (CellTexts.read(dtype, text)) {
            case CellTexts.Reading.Refused refused -> new Check.Refused(refused.sentence());
            case CellTexts.Reading.Element element -> CellTexts.note(dtype, text, element)
                    .<Check>map(Check.Noted::new).orElse(Check.OK);
        };
    }

    @Override
    public void commit(long row, long column, String text) {
        table.loader().ifPresent(loader -> {
            var cell = begun != null && begun.isAt(row, column) ? begun : begin(loader, row, column);
            begun = null;
            if (CellTexts.read(cell.space.array().dtype(), text) instanceof CellTexts.Reading.Element element) {
                set(loader, cell, element.bytes());
            }
        });
    }

    @Override
    public void toggle(long row, long column) {
        if (!(start(row, column) instanceof Start.Text)) {
            return;
        }
        table.loader().filter(loader -> loader.space().array().dtype().kind() == DTypeKind.BOOL).ifPresent(loader -> {
            var isChecked = CellState.CHECKED.isIn(loader.peek(row, column).states(0, 0));
            set(loader, begin(loader, row, column), new byte[] {(byte) (isChecked ? 0 : 1)});
        });
    }

    private static Begun begin(RowLoader loader, long row, long column) {
        return new Begun(loader.space(), row, column, loader.place(row, column));
    }

    private Start start(RowLoader loader, long row, long column) {
        var cell = loader.peek(row, column);
        var states = cell.states(0, 0);
        if (CellState.DROPPED.isIn(states)) {
            return new Start.Refused(Texts.of("grid.table.droppedCell"));
        }
        return CellState.LOADING.isIn(states) ? new Start.Unknown(Texts.of("grid.table.stillLoading"))
                : new Start.Text(loader.exactText(row, column));
    }

    private void set(RowLoader loader, Begun cell, byte[] element) {
        var now = loader.place(cell.row, cell.column);
        var place = cell.place.or(() -> cell.space.equals(loader.space()) ? now : Optional.empty());
        // While an edit or an undo is on its way the cell may be about to change: what it shows decides nothing.
        if (table.shown().pack().isSettled() && place.equals(now) && loader.holds(cell.row, cell.column, element)) {
            return;
        }
        place.ifPresentOrElse(known -> set(loader, cell, known, element), () -> lookUpAndSet(cell, element));
    }

    private void set(RowLoader loader, Begun cell, CellPlace place, byte[] element) {
        var pending = loader.pending();
        loader.paint(place, cell.column, element);
        table.repaint();
        table.shown().pack().edit(cell.space.array(), CellVerb.set(place, element),
                revision -> {
                    pending.done(place, element, revision);
                    table.repaint();
                },
                failure -> {
                    pending.failed(place, element);
                    table.repaint();
                    failures.accept(failure);
                });
    }

    /// A cell that is not read yet has a row that only the disk knows: it is asked in the background, when the edit has its turn.
    private void lookUpAndSet(Begun cell, byte[] element) {
        var space = cell.space;
        var isDropped = new AtomicBoolean();
        table.shown().pack().edit(space.array(), (draft, array) -> {
            isDropped.set(space.isRowDropped(cell.row) || space.isColumnDropped(cell.column));
            if (!isDropped.get()) {
                CellVerb.set(draft, array, space.place(cell.row, cell.column), element);
            }
        }, _ -> {
            if (isDropped.get()) {
                table.notice(Texts.of("grid.table.droppedCell"));
            }
        }, failures);
    }

    /// The cell over which a field was opened, as the array was then: while the user types, rows before it may be dropped or come back.
    ///
    /// @param place where the cell lies; empty if only the disk could tell it then
    private record Begun(CellSpace space, long row, long column, Optional<CellPlace> place) {
        boolean isAt(long otherRow, long otherColumn) {
            return row == otherRow && column == otherColumn;
        }
    }
}
