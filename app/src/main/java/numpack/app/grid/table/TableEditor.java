package numpack.app.grid.table;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import numpack.app.grid.CellState;
import numpack.app.grid.GridEditor;
import numpack.app.grid.cells.CellPlace;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.cells.CellTexts;
import numpack.app.grid.cells.RowLoader;
import numpack.app.i18n.Texts;
import numpack.engine.draft.CellEdits;
import numpack.engine.dtype.DTypeKind;

/// Changes single cells: what is typed is painted at once and becomes a step behind the scene.
final class TableEditor implements GridEditor {
    private final TableViewModel table;
    private final Consumer<? super Throwable> failures;

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
        return table.loader().map(loader -> start(loader, row, column)).orElseGet(() -> new Start.Refused(table.emptyText()));
    }

    @Override
    public Check check(long row, long column, String text) {
        var dtype = table.space().orElseThrow().array().dtype();
        return switch (CellTexts.read(dtype, text)) {
            case CellTexts.Reading.Refused refused -> new Check.Refused(refused.sentence());
            case CellTexts.Reading.Element element -> CellTexts.note(dtype, text, element.bytes())
                    .<Check>map(Check.Noted::new).orElse(Check.OK);
        };
    }

    @Override
    public void commit(long row, long column, String text) {
        table.loader().ifPresent(loader -> {
            var dtype = loader.space().array().dtype();
            if (CellTexts.read(dtype, text) instanceof CellTexts.Reading.Element element) {
                set(loader, row, column, element.bytes());
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
            set(loader, row, column, new byte[] {(byte) (isChecked ? 0 : 1)});
        });
    }

    private Start start(RowLoader loader, long row, long column) {
        var cell = loader.peek(row, column);
        var states = cell.states(0, 0);
        if (CellState.DROPPED.isIn(states)) {
            return new Start.Refused(Texts.of("grid.table.droppedCell"));
        }
        return CellState.LOADING.isIn(states) ? new Start.Unknown(Texts.of("grid.table.stillLoading"))
                : new Start.Text(cell.text(0, 0));
    }

    private void set(RowLoader loader, long row, long column, byte[] element) {
        // While an edit or an undo is on its way the cell may be about to change: what it shows decides nothing.
        if (table.subject().isSettled() && loader.holds(row, column, element)) {
            return;
        }
        loader.place(row, column).ifPresentOrElse(place -> set(loader, place, element), () -> lookUpAndSet(loader.space(), row, column, element));
    }

    private void set(RowLoader loader, CellPlace place, byte[] element) {
        var name = loader.space().array().name();
        var pending = loader.pending();
        pending.put(place, element);
        table.repaint();
        table.subject().edit(loader.space().array(), draft -> draft.setCells(name, CellEdits.of(place.physicalRow(), place.offset(), element)),
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
    private void lookUpAndSet(CellSpace space, long row, long column, byte[] element) {
        var isDropped = new AtomicBoolean();
        table.subject().edit(space.array(), draft -> {
            isDropped.set(space.isRowDropped(row) || space.isColumnDropped(column));
            if (!isDropped.get()) {
                var place = space.place(row, column);
                draft.setCells(space.array().name(), CellEdits.of(place.physicalRow(), place.offset(), element));
            }
        }, _ -> {
            if (isDropped.get()) {
                table.notice(Texts.of("grid.table.droppedCell"));
            }
        }, failures);
    }
}
