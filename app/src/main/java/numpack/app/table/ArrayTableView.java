package numpack.app.table;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import numpack.app.command.OpenEdits;
import numpack.app.control.Banner;
import numpack.app.control.Tone;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.FormDialog;
import numpack.app.grid.GridView;
import numpack.app.grid.space.GridHit;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.session.ShownArray;
import numpack.app.style.Stylesheets;
import numpack.app.table.exchange.CopyForm;
import numpack.app.table.number.NumberFormatView;
import numpack.app.table.number.NumberFormatViewModel;
import numpack.app.table.number.NumberFormats;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.PasteAnswer;
import numpack.app.table.paste.PasteOutcome;
import numpack.app.table.paste.question.PasteMemory;
import numpack.app.table.paste.question.PasteQuestionView;
import numpack.app.table.paste.question.PasteQuestionViewModel;
import numpack.app.table.paste.question.RefusalView;
import numpack.app.table.rows.RowViewModel;
import numpack.app.table.rows.RowViewStrip;
import numpack.app.table.rows.RowViewTexts;
import numpack.app.task.Debounce;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;
import numpack.app.task.Work;
import org.jspecify.annotations.Nullable;

/// The table of a tab: the grid, a strip over it while cells cannot be read, and a line that says things in passing.
public final class ArrayTableView extends BorderPane {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration NOTICE_TIME = Duration.ofSeconds(6);

    private final GridView grid;
    private final Services services;
    private final TableViewModel model;
    private final GoTo goTo;
    private final RowViewModel rows;
    private final TableIntents intents;
    private final Label notice = new Label();
    private final Subscription following;

    /// @param services what all tables share
    public ArrayTableView(TableViewModel model, Services services) {
        this.model = model;
        this.services = services;
        this.goTo = new GoTo(services.dialogs);
        rows = new RowViewModel(model.shown(), services.runner, services.tasks, model::notice, services.failures);
        model.setRows(rows);
        grid = new GridView(model);
        new TableStatusViewModel(model, services.runner);
        getStyleClass().add("array-table");
        getStylesheets().add(Stylesheets.url(ArrayTableView.class, "table.css"));
        grid.setEditor(new TableEditor(model, services.failures));
        intents = new TableIntents(model, services.tasks, new TableOutside(services));
        grid.setIntents(intents);
        grid.setOpenEdits(services.openEdits);
        model.follow(services.formats);
        grid.leaveIntentKeysToCommands();
        following = shareSelection(model.shown()).and(model.shown().follow(new Following()));
        notice.getStyleClass().add("array-table-notice");
        notice.setVisible(false);
        notice.setMouseTransparent(true);
        StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
        var hide = new Debounce(services.runner, NOTICE_TIME, () -> notice.setVisible(false));
        model.noticeProperty().subscribe(sentence -> notice(sentence, hide));
        // What was said of one action is not said of the next, wherever in the window that is.
        EventHandler<InputEvent> next = _ -> notice.setVisible(false);
        var again = new Ticker(services.runner, LOOK_AGAIN, model::lookAgain);
        sceneProperty().subscribe((before, scene) -> {
            again.stop();
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, next);
                before.removeEventFilter(MouseEvent.MOUSE_PRESSED, next);
            }
            if (scene != null) {
                again.start();
                scene.addEventFilter(KeyEvent.KEY_PRESSED, next);
                scene.addEventFilter(MouseEvent.MOUSE_PRESSED, next);
            }
        });
        setCenter(new StackPane(grid, notice));
        // Not over it: the arrow that was clicked would move away from under the pointer.
        setBottom(new RowViewStrip(rows));
        model.troubleProperty().subscribe(this::warn);
    }

    /// The grid itself: for focus, selection, place and widths.
    public GridView grid() {
        return grid;
    }

    /// Which of its rows are shown.
    public RowViewModel rows() {
        return rows;
    }

    /// Asks for a row and goes there.
    public void goToRow() {
        model.space().ifPresent(space -> goTo.row(grid, space));
    }

    /// Copies the selected cells in a form.
    public void copyAs(CopyForm form) {
        grid.intend((_, selection) -> intents.copy(selection, form));
    }

    /// Whether its numbers can be written in several ways.
    public ObservableValue<Boolean> hasFractions() {
        return model.hasFractionsProperty();
    }

    /// Asks how numbers are to be written.
    public void chooseNumberFormat() {
        var cursor = grid.getSelection().cursor();
        var form = new NumberFormatViewModel(model.numberFormat(), format -> model.sample(cursor, format));
        var view = new NumberFormatView(form);
        services.dialogs.fill(new FormDialog<>(Texts.of("grid.numberFormat.title"), "", view, view.firstField(),
                Choice.primary(Texts.of("grid.numberFormat.accept")), new ReadOnlyStringWrapper(""), form::format)).ifPresent(model::setNumberFormat);
    }

    /// Asks for a column and goes there.
    public void goToColumn() {
        model.space().ifPresent(space -> goTo.column(grid, space));
    }

    /// Who makes the menu for what was hit.
    public void setContextMenuFactory(Function<GridHit.Part, @Nullable ContextMenu> factory) {
        grid.setContextMenuFactory(hit -> factory.apply(hit.part()));
    }

    void close() {
        following.unsubscribe();
        rows.close();
        model.close();
    }

    /// Grid and array always have the same selection, whichever of them it comes from.
    private Subscription shareSelection(ShownArray shown) {
        grid.select(shown.getSelection());
        return shown.selectionProperty().subscribe(selection -> {
            if (!selection.equals(grid.getSelection())) {
                grid.select(selection);
            }
        }).and(grid.selectionProperty().subscribe(shown.selectionProperty()::set));
    }

    private void notice(String sentence, Debounce hide) {
        if (!sentence.isEmpty()) {
            notice.setText(sentence);
            notice.setVisible(true);
            hide.trigger();
        }
    }

    private void warn(String sentence) {
        setTop(sentence.isEmpty() ? null : new Banner(Tone.WARNING, Texts.of("grid.table.cannotRead"), sentence));
    }

    /// What every table of the window is given.
    ///
    /// @param openEdits receives what is being typed
    /// @param pastes    knows earlier answers about pasted text
    /// @param formats   knows how numbers are written
    /// @param failures  shows why an edit was not made
    /// @param dropRows  offers to drop the selected rows
    public record Services(TaskRunner runner, TaskList tasks, DialogService dialogs, OpenEdits openEdits, PasteMemory pastes, NumberFormats formats, Consumer<? super Throwable> failures,
            Runnable dropRows) {}

    private final class Following implements ShownArray.Follower {
        @Override
        public void shift(GridShift shift) {
            grid.follow(shift);
        }

        @Override
        public void seek(GridSpot cell) {
            grid.goTo(cell.row(), cell.column());
        }

        @Override
        public void showsAllRows(ShownArray.AllRowsWhy why) {
            model.notice(RowViewTexts.of(why));
        }
    }

    private final class TableOutside implements TableIntents.Outside {
        private final Services services;

        TableOutside(Services services) {
            this.services = services;
        }

        @Override
        public void putOnClipboard(String text) {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public void ask(PasteOutcome.Readable outcome, Consumer<PasteAnswer> then) {
            var question = new PasteQuestionViewModel(outcome, model.shown().pack().key(), services.pastes);
            var content = new PasteQuestionView(question, this::putOnClipboard);
            services.dialogs.fill(new FormDialog<>(question.title(), question.text(), content, content.firstField(),
                    Choice.primary(question.acceptText().getValue()), question.acceptText(), question.complaint(), question::answer)).ifPresent(then);
        }

        @Override
        public PasteOutcome.Rounding rounding() {
            return services.pastes.rounding();
        }

        @Override
        public void show(BlockRefusal refusal) {
            Region content = new RefusalView(refusal);
            services.dialogs.show(Texts.of("grid.paste.refused"), content);
        }

        @Override
        public void sortBy(long column) {
            rows.sortBy(column);
        }

        @Override
        public void dropRows() {
            services.dropRows.run();
        }

        @Override
        public void failed(Throwable failure) {
            services.failures.accept(failure);
        }

        @Override
        public <T> void run(Work<T> work, Consumer<T> done) {
            services.runner.run(work, done, services.failures);
        }
    }
}
