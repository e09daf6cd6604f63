package numpack.app.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.problem.Problem;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// What stands in a dialog's window: title, text, content, and a footer with Cancel and the buttons of the choices.
final class DialogCard extends VBox {
    private static final PseudoClass EARLY = PseudoClass.getPseudoClass("early");

    private final Button cancel = new Button();
    private final List<Answer> answers = new ArrayList<>();
    private final VBox body = new VBox();
    private final HBox footer = new HBox();
    private @Nullable Node firstFocus;

    private DialogCard(String title, String text) {
        getStyleClass().add("dialog-card");
        Stylesheets.install(this, "dialog.css");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(text.isEmpty() ? title : title + ". " + text);
        body.getStyleClass().add("dialog-card-body");
        footer.getStyleClass().add("dialog-card-footer");
        body.getChildren().add(label(title, "dialog-card-title"));
        if (!text.isEmpty()) {
            body.getChildren().add(label(text, "dialog-card-text"));
        }
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(body, footer);
    }

    static DialogCard ofQuestion(Question question) {
        var card = new DialogCard(question.title(), question.text());
        if (!question.facts().isEmpty()) {
            var facts = new KeyValueGrid();
            question.facts().forEach(fact -> facts.addNumbers(fact.label()).setText(fact.value()));
            card.body.getChildren().add(facts);
        }
        card.buttons(Texts.of("dialog.button.cancel"), question.choices());
        return card;
    }

    static DialogCard ofProblem(Problem problem) {
        var card = new DialogCard(problem.title(), problem.sentence());
        card.body.getChildren().add(label(problem.consequence(), "dialog-card-text"));
        if (!problem.details().isEmpty()) {
            var details = new TextArea(problem.details());
            details.setEditable(false);
            details.getStyleClass().add("mono");
            var more = new TitledPane(Texts.of("dialog.problem.details"), details);
            more.setExpanded(false);
            more.setAnimated(false);
            more.heightProperty().subscribe(height -> card.fitWindow());
            card.body.getChildren().add(more);
        }
        List<Choice> choices = problem.action().map(action -> List.of(Choice.primary(action.text()))).orElse(List.of());
        card.buttons(Texts.of("dialog.button.close"), choices);
        return card;
    }

    static DialogCard ofForm(FormDialog<?> form) {
        var card = new DialogCard(form.title(), form.text());
        var complaint = label("", "dialog-card-complaint");
        complaint.textProperty().bind(form.complaint());
        // What is missing in an untouched form is a hint, not a mistake.
        complaint.pseudoClassStateChanged(EARLY, true);
        form.complaint().subscribe((before, now) -> complaint.pseudoClassStateChanged(EARLY, false));
        card.body.getChildren().addAll(form.content(), complaint);
        card.buttons(Texts.of("dialog.button.cancel"), List.of(form.accept()));
        var accept = card.answers.getFirst().button();
        accept.textProperty().bind(form.acceptText());
        accept.disableProperty().bind(complaint.textProperty().isNotEmpty());
        // A box shows no focus before a key is pressed, and must not be what Enter changes; nor a list of boxes.
        card.firstFocus = isTicked(form.focus()) ? null : form.focus();
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Node target && (isTicked(target) || target instanceof RadioButton)) {
                event.consume();
                if (accept.isDefaultButton()) {
                    accept.fire();
                }
            }
        });
        return card;
    }

    static DialogCard ofContent(String title, Region content) {
        var card = new DialogCard(title, "");
        VBox.setVgrow(content, Priority.ALWAYS);
        card.body.getChildren().add(content);
        card.buttons(Texts.of("dialog.button.close"), List.of());
        return card;
    }

    static DialogCard ofContent(String title, Region content, Node focus) {
        var card = ofContent(title, content);
        card.firstFocus = focus;
        return card;
    }

    /// The button that leaves without an answer; Esc presses it.
    Button cancel() {
        return cancel;
    }

    List<Answer> answers() {
        return answers;
    }

    /// What has the focus at first: a form's or a search field, else the primary button, else Cancel.
    Node firstFocus() {
        return Optional.ofNullable(firstFocus).orElseGet(() -> answers.stream()
                .filter(answer -> answer.choice().kind() == Choice.Kind.PRIMARY).<Node>map(Answer::button)
                .findFirst().orElse(cancel));
    }

    private static boolean isTicked(Node node) {
        return node instanceof CheckBox || node instanceof ListView;
    }

    private void buttons(String cancelText, List<Choice> choices) {
        cancel.setText(cancelText);
        cancel.setCancelButton(true);
        cancel.setMnemonicParsing(false);
        footer.getChildren().add(cancel);
        for (Choice choice : choices) {
            var button = new Button(choice.text());
            button.setMnemonicParsing(false);
            switch (choice.kind()) {
                case PRIMARY -> button.setDefaultButton(true);
                case DESTRUCTIVE -> button.getStyleClass().add("danger");
                case PLAIN -> { }
            }
            answers.add(new Answer(choice, button));
            footer.getChildren().add(button);
        }
        footer.getChildren().forEach(button -> ((Region) button).setMinWidth(USE_PREF_SIZE));
    }

    /// Makes the window higher if what was unfolded needs it; it never becomes smaller than the owner that it covers.
    private void fitWindow() {
        if (getScene() != null && getScene().getWindow() != null) {
            var window = getScene().getWindow();
            window.setHeight(Math.max(window.getHeight(), getScene().getRoot().prefHeight(window.getWidth())));
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        // words wrap, they are never cut
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.getStyleClass().add(style);
        return label;
    }

    /// A choice and its button.
    record Answer(Choice choice, Button button) {}
}
