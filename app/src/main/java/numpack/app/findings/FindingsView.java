package numpack.app.findings;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import numpack.app.command.Commands;
import numpack.app.control.Banner;
import numpack.app.control.Tone;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.findings.FindingsViewModel.Strip;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingText;
import numpack.app.style.Stylesheets;

/// The strips over the tabs.
public final class FindingsView extends VBox {
    private static final PseudoClass FEW = PseudoClass.getPseudoClass("few");
    private static final int MAX_FEW = 3;
    private static final int MAX_NAME = 40;

    private final FindingsViewModel model;
    private final DialogService dialogs;
    private final Commands commands;
    private final Runnable toTable;

    /// @param toTable gives the focus to the table in front: a strip goes with its action, and must not leave the focus to whatever is next
    public FindingsView(FindingsViewModel model, DialogService dialogs, Commands commands, Runnable toTable) {
        this.model = model;
        this.dialogs = dialogs;
        this.commands = commands;
        this.toTable = toTable;
        getStyleClass().add("findings");
        Stylesheets.install(this, "findings.css");
        model.stripsProperty().subscribe(strips -> getChildren().setAll(strips.stream().map(this::banner).toList()));
    }

    private Node banner(Strip strip) {
        return switch (strip) {
            case Strip.ChangedOutside _ -> new Banner(Tone.WARNING, Texts.of("findings.changed.title"), Texts.of("findings.changed.text"),
                    button("findings.changed.reload", model::reload));
            case Strip.Gone(var place) -> gone(place);
            case Strip.Looking(var why) -> switch (why.why()) {
                case EDITED_ELSEWHERE -> new Banner(Tone.INFO, Texts.of("findings.readOnly.title"), Texts.of("findings.elsewhere.text", why.sentence()),
                        button("findings.elsewhere.saveCopy", commands.get("shell.saveCopy")::run), button("findings.elsewhere.tryAgain", () -> model.tryAgain(toTable)));
                case NOT_KEPT, LATER_LOG -> new Banner(Tone.WARNING, Texts.of("findings.notKept.title"), Texts.of("findings.notKept.look", why.sentence()),
                        button("findings.elsewhere.tryAgain", () -> model.tryAgain(toTable)));
            };
            case Strip.NotKept(var reason) -> new Banner(Tone.DANGER, Texts.of("findings.notKept.title"), Texts.of("findings.notKept.text", reason));
            case Strip.Decision(var findings) -> new Banner(Tone.DANGER, Texts.of("findings.decision.title"),
                    model.about(findings, "findings.decision.text"), show(), button("findings.decision.readOn", model::readOn), accept());
            case Strip.ReadingOn(var findings) -> new Banner(Tone.INFO, Texts.of("findings.readOnly.title"),
                    model.about(findings, "findings.readingOn.text"), show(), accept());
            case Strip.ReadOnly(var reason) -> model.texts().isEmpty()
                    ? new Banner(Tone.INFO, Texts.of("findings.readOnly.title"), Texts.of("findings.readOnly.text", reason))
                    : new Banner(Tone.INFO, Texts.of("findings.readOnly.title"), Texts.of("findings.readOnly.text", reason), show());
            case Strip.Links(var array, var count) -> new Banner(Tone.WARNING, Texts.of("findings.links.title", count, Names.elided(array, MAX_NAME)),
                    Texts.of("findings.links.text", count), show(), button("findings.links.follow", () -> model.followLinks(toTable)));
            case Strip.LinksFollowed(var array, var count) -> new Banner(Tone.INFO,
                    Texts.of("findings.linksFollowed.title", count, Names.elided(array, MAX_NAME)), Texts.of("findings.linksFollowed.text", count),
                    show(), button("findings.notes.dismiss", model::dismissNotes), button("findings.linksFollowed.refuse", () -> model.refuseLinks(toTable)));
            case Strip.Notes(var findings, var acceptance) -> switch (acceptance) {
                case POSSIBLE -> new Banner(Tone.INFO, Texts.of("findings.notes.title", findings.size()), model.about(findings, "findings.notes.tail"),
                        show(), button("findings.notes.dismiss", model::dismissNotes), accept());
                case NONE -> new Banner(Tone.INFO, Texts.of("findings.notes.title", findings.size()), model.first(findings), show(),
                        button("findings.notes.dismiss", model::dismissNotes));
            };
            case Strip.Other other -> other(other);
            case Strip.NotLookedFor(var count) -> new Banner(Tone.WARNING, Texts.of("findings.notLookedFor.title", count),
                    Texts.of("findings.notLookedFor.text", count), button("findings.changed.reload", model::reload), review());
            case Strip.Conflicts(var count) -> new Banner(Tone.WARNING, Texts.of("findings.conflicts.title", count),
                    Texts.of("findings.conflicts.text", count), review());
        };
    }

    private Node gone(String place) {
        return new Banner(Tone.DANGER, Texts.of("findings.gone.title"), Texts.of("findings.gone.text", place),
                button("findings.gone.close", commands.get("shell.closePack")::run));
    }

    private Node other(Strip.Other other) {
        return new Banner(Tone.WARNING, Texts.of("findings.other.title", other.count()), other.text(),
                button("findings.other.discard", () -> askToDiscard(other)), button("findings.other.apply", () -> askToApply(other)));
    }

    private void askToApply(Strip.Other other) {
        var title = Texts.of("findings.other.question", other.count());
        if (!model.canApply()) {
            dialogs.ask(new Question(title, Texts.of("findings.other.first"), model.facts(other), List.of()));
            return;
        }
        var text = Texts.of("findings.other.sentence") + (model.hasHistory() ? " " + Texts.of("findings.other.history") : "");
        dialogs.ask(new Question(title, text, model.facts(other), List.of(Choice.primary(Texts.of("findings.other.accept", other.count())))))
                .ifPresent(_ -> model.apply(other));
    }

    private void askToDiscard(Strip.Other other) {
        dialogs.ask(new Question(Texts.of("findings.other.discardTitle", other.count()), Texts.of("findings.other.discardText"), model.facts(other),
                        List.of(Choice.destructive(Texts.of("findings.other.discardNow", other.count())))))
                .ifPresent(_ -> model.forget(other));
    }

    private Button review() {
        return button("findings.conflicts.show", () -> commands.get("review.show").state().ifPresent(shown -> shown.set(true)));
    }

    private Button accept() {
        return button("findings.decision.accept", this::askToAccept);
    }

    private void askToAccept() {
        var action = Choice.destructive(Texts.of("findings.decision.acceptNow"));
        dialogs.ask(new Question(Texts.of("findings.decision.question"), Texts.of("findings.decision.warning"), action)).ifPresent(_ -> model.accept());
    }

    private Button show() {
        return button("findings.show", () -> dialogs.show(Texts.of("findings.list.title"), list(model.texts())));
    }

    /// A pack may have as many findings as arrays: only those in sight have nodes.
    private static ListView<FindingText> list(List<FindingText> texts) {
        var list = new ListView<>(FXCollections.observableList(texts));
        list.getStyleClass().add("findings-list");
        // It stands in a window of its own.
        list.getStylesheets().add(Stylesheets.url(FindingsView.class, "findings.css"));
        list.pseudoClassStateChanged(FEW, texts.size() <= MAX_FEW);
        list.setAccessibleText(Texts.of("findings.list.title"));
        list.setCellFactory(_ -> new FindingCell());
        return list;
    }

    private static final class FindingCell extends ListCell<FindingText> {
        private final Label file = wrapped("mono");
        private final Label sentence = wrapped("strong");
        private final Label consequence = wrapped("muted");
        private final VBox lines = new VBox(file, sentence, consequence);

        FindingCell() {
            file.getStyleClass().add("muted");
            // As wide as the list, so that words wrap.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(FindingText text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            setGraphic(isEmpty || text == null ? null : lines);
            if (text != null) {
                file.setText(text.array().map(array -> Texts.of("findings.list.where", text.file(), array)).orElse(text.file()));
                sentence.setText(text.sentence());
                consequence.setText(text.consequence());
                setAccessibleText(file.getText() + ". " + text.sentence() + " " + text.consequence());
            }
        }

        private static Label wrapped(String styleClass) {
            var label = new Label();
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add(styleClass);
            return label;
        }
    }

    private Button button(String key, Runnable action) {
        var button = new Button(Texts.of(key));
        button.setOnAction(_ -> {
            action.run();
            toTable.run();
        });
        return button;
    }
}
