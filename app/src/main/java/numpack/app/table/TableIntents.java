package numpack.app.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import numpack.app.edit.value.CellTexts;
import numpack.app.grid.model.GridIntents;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.session.space.CellSpace;
import numpack.app.table.exchange.BlockEdit;
import numpack.app.table.exchange.Copied;
import numpack.app.table.exchange.CopyForm;
import numpack.app.table.exchange.CopyTask;
import numpack.app.table.exchange.FillDownTask;
import numpack.app.table.exchange.SaveSpanningTask;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.CommaReading;
import numpack.app.table.paste.PasteAnswer;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.paste.PasteReading;
import numpack.app.table.paste.PasteTask;
import numpack.app.task.TaskList;
import numpack.app.task.TaskUnit;
import numpack.app.task.Work;
import numpack.engine.draft.EffectiveEdit;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;

/// What is done with a selection. Small work is done in passing, large work is listed with its progress.
final class TableIntents implements GridIntents {
    private static final long CELLS_IN_PASSING = 100_000;
    private static final long CHARACTERS_OF_CELL = 8;

    private final TableViewModel table;
    private final TaskList tasks;
    private final Outside outside;

    TableIntents(TableViewModel table, TaskList tasks, Outside outside) {
        this.table = table;
        this.tasks = tasks;
        this.outside = outside;
    }

    @Override
    public void copyTsv(GridSelection selection) {
        copy(selection, CopyForm.TSV);
    }

    @Override
    public void copyWithHeaders(GridSelection selection) {
        copy(selection, CopyForm.TSV_WITH_HEADS);
    }

    @Override
    public void copyAsNumpy(GridSelection selection) {
        copy(selection, CopyForm.NUMPY);
    }

    @Override
    public void paste(GridSelection selection, String text) {
        if (refuseIfReadOnly()) {
            return;
        }
        table.space().ifPresent(space -> active(selection, space).ifPresent(range ->
                run(Texts.of("grid.paste.task"), text.length() / CHARACTERS_OF_CELL, new PasteTask(space, range, text), outcome -> {
                    switch (outcome) {
                        case PasteOutcome.Readable readable when readable.isQuestion(outside.rounding()) ->
                                outside.ask(readable, answer -> paste(space, answer));
                        case PasteOutcome.Readable readable -> {
                            var reading = readable.only().orElseThrow();
                            paste(space, new PasteAnswer(reading, PasteReading.Lost.WRITTEN));
                            announceReading(reading);
                        }
                        case PasteOutcome.Refused refused -> outside.show(refused.refusal());
                    }
                })));
    }

    private void paste(CellSpace space, PasteAnswer answer) {
        edit(space, () -> List.of(answer.reading().edit(answer.lost())));
        table.shown().selectionProperty().set(GridSelection.of(answer.reading().target()));
    }

    /// What was taken for granted without a question is said.
    private void announceReading(PasteReading reading) {
        if (reading.commas() != CommaReading.NONE) {
            table.notice(Texts.of("grid.paste.read." + reading.commas().key(), reading.valueCount(PasteReading.Lost.WRITTEN)));
        } else if (reading.roundedCount() > 0) {
            table.notice(Texts.of("grid.paste.rounded", reading.roundedCount(), reading.dtype()));
        }
    }

    @Override
    public void fillDown(GridSelection selection) {
        if (refuseIfReadOnly()) {
            return;
        }
        table.space().ifPresent(space -> {
            var ranges = ranges(selection, space);
            var columns = FillDownTask.columns(ranges);
            if (!ranges.stream().allMatch(FillDownTask::hasSource)) {
                table.notice(Texts.of("grid.fillDown.nothingAbove"));
            } else if (columns > FillDownTask.MAX_COLUMNS) {
                table.notice(Texts.of("grid.fillDown.tooWide", columns, FillDownTask.MAX_COLUMNS));
            } else if (fits(ranges, space)) {
                run(Texts.of("grid.fillDown.task"), columns,
                        spanning(space, FillDownTask.withSources(ranges), at -> new FillDownTask(at, ranges)), edits -> edit(space, () -> edits));
            }
        });
    }

    @Override
    public void fill(GridSelection selection, String text) {
        if (refuseIfReadOnly()) {
            return;
        }
        table.space().ifPresent(space -> {
            if (CellTexts.read(space.array().dtype(), text) instanceof CellTexts.Reading.Element element) {
                var ranges = GridRange.disjoint(ranges(selection, space));
                if (fits(ranges, space)) {
                    edit(space, () -> ranges.stream().map(range -> region(space, range)).filter(region -> region.cellCount() > 0)
                            .<BlockEdit>map(region -> new BlockEdit.Fill(region, element.bytes())).toList());
                }
            }
        });
    }

    @Override
    public void sortBy(long column) {
        outside.sortBy(column);
    }

    @Override
    public void delete(GridSelection selection) {
        var meansRows = table.space().map(space -> space.rowAxis() == 0 && selection.isWholeRows()
                || space.columnAxis() == 0 && selection.isWholeColumns()).orElse(false);
        if (meansRows) {
            outside.dropRows();
        } else {
            table.notice(Texts.of(table.space().map(CellSpace::hasRowsInSight).orElse(false)
                    ? "grid.delete.howTo" : "command.whyNot.axis0NotShown"));
        }
    }

    /// Puts the selected cells on the clipboard in a form.
    void copy(GridSelection selection, CopyForm form) {
        table.space().ifPresent(space -> {
            var ranges = ranges(selection, space);
            if (ranges.size() != 1) {
                table.notice(Texts.of("grid.copy.oneRectangle"));
                return;
            }
            var range = ranges.getFirst();
            var cells = range.cellCount(space.rowCount(), space.columnCount());
            if (cells > form.mostCells()) {
                table.notice(Texts.of("grid.copy.tooMany", cells, form.mostCells()));
                return;
            }
            run(Texts.of("grid.copy.task", cells), cells, spanning(space, ranges, at -> new CopyTask(at, range, form)), this::copied);
        });
    }

    private void copied(Copied copied) {
        outside.putOnClipboard(copied.text());
        table.notice(copied.droppedLeftOut() == 0 ? Texts.of("grid.copy.done", copied.cells())
                : Texts.of("grid.copy.doneWithoutDropped", copied.cells(), copied.droppedLeftOut()));
    }

    private boolean refuseIfReadOnly() {
        if (!table.readOnlyReason().isEmpty()) {
            table.notice(table.readOnlyReason());
            return true;
        }
        return false;
    }

    /// Old and new bytes of a step lie in the log: what it cannot hold is refused before anything is read.
    private boolean fits(List<GridRange> ranges, CellSpace space) {
        var most = Step.MAX_BYTES / 2 / space.array().dtype().itemSize();
        // As a double, for the sum of several counts may be more than a `long` holds.
        var cells = (long) ranges.stream().mapToDouble(range -> range.cellCount(space.rowCount(), space.columnCount())).sum();
        if (cells > most) {
            table.notice(Texts.of("grid.fill.tooMany", cells, most));
        }
        return cells <= most;
    }

    /// @param space where the edits found their rows
    /// @param made  asked in the background: which rows are dropped, only the disk may know
    private void edit(CellSpace space, Supplier<List<BlockEdit>> made) {
        var isNothing = new AtomicBoolean();
        table.shown().pack().edit(space.array(), (draft, array) -> {
            var edits = new ArrayList<EffectiveEdit>();
            for (var edit : made.get()) {
                var effective = edit.on(draft, array);
                if (!effective.isNothing()) {
                    edits.add(effective);
                }
            }
            isNothing.set(edits.isEmpty());
            if (edits.size() == 1) {
                edits.getFirst().make();
            } else if (!edits.isEmpty()) {
                draft.group(() -> edits.forEach(EffectiveEdit::make));
            }
        }, revision -> {
            if (isNothing.get()) {
                table.notice(Texts.of("grid.edit.sameValues"));
            }
        }, outside::failed);
    }

    private <T> Work<T> spanning(CellSpace space, List<GridRange> ranges, Function<CellSpace, Work<T>> work) {
        return new SaveSpanningTask<>(space, ranges, work, table.shown().pack()::again);
    }

    private <T> void run(String name, long cells, Work<T> work, Consumer<T> done) {
        if (cells > CELLS_IN_PASSING) {
            tasks.start(name, TaskUnit.ROWS, work, (item, answer) -> {
                done.accept(answer);
                tasks.dismiss(item);
            }, outside::failed);
        } else {
            outside.run(work, done);
        }
    }

    private static Region region(CellSpace space, GridRange range) {
        return space.region(space.box(range.firstRow(), range.lastRow() - range.firstRow() + 1,
                range.firstColumn(), range.lastColumn() - range.firstColumn() + 1));
    }

    private static Optional<GridRange> active(GridSelection selection, CellSpace space) {
        return selection.active().within(space.rowCount(), space.columnCount());
    }

    private static List<GridRange> ranges(GridSelection selection, CellSpace space) {
        return selection.ranges().stream().flatMap(range -> range.within(space.rowCount(), space.columnCount()).stream()).toList();
    }

    /// What lies outside the table: the clipboard, other rooms.
    interface Outside {
        void putOnClipboard(String text);

        /// Asks how a text is to be pasted; does not go on if the user does not want to.
        void ask(PasteOutcome.Readable outcome, Consumer<PasteAnswer> then);

        /// Whether the user minds values that are rounded.
        PasteOutcome.Rounding rounding();

        /// Shows why a block was not written.
        void show(BlockRefusal refusal);

        /// Sorts by a column, or otherwise than now.
        void sortBy(long column);

        /// Offers to drop the rows that are selected.
        void dropRows();

        void failed(Throwable failure);

        /// Runs short work in the background.
        <T> void run(Work<T> work, Consumer<T> done);
    }
}
