package numpack.app.dialog;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import numpack.app.i18n.Texts;
import numpack.app.problem.Problem;
import numpack.app.style.Theme;

/// Dialogs in windows of their own, before the window that they belong to.
public final class WindowDialogs implements DialogService {
    private final Window owner;
    private final Theme theme;

    public WindowDialogs(Window owner, Theme theme) {
        this.owner = owner;
        this.theme = theme;
    }

    @Override
    public Optional<Choice> ask(Question question) {
        var card = DialogCard.ofQuestion(question);
        return new DialogWindow<Choice>(owner, theme, card, choice -> choice).showAndWait();
    }

    @Override
    public SaveChoice askToSave(String title, String text) {
        var save = Choice.primary(Texts.of("dialog.save.save"));
        var discard = Choice.plain(Texts.of("dialog.save.discard"));
        return ask(new Question(title, text, discard, save))
                .map(choice -> choice == save ? SaveChoice.SAVE : SaveChoice.DISCARD)
                .orElse(SaveChoice.CANCEL);
    }

    @Override
    public void show(Problem problem) {
        var card = DialogCard.ofProblem(problem);
        new DialogWindow<Choice>(owner, theme, card, choice -> choice).showAndWait()
                .ifPresent(pressed -> problem.action().ifPresent(action -> action.handler().run()));
    }

    @Override
    public <T> Optional<T> fill(FormDialog<T> form) {
        var card = DialogCard.ofForm(form);
        var window = new DialogWindow<T>(owner, theme, card, accepted -> form.result().get());
        return window.showAndWait();
    }

    @Override
    public void show(String title, Region content) {
        show(DialogCard.ofContent(title, content));
    }

    @Override
    public void show(String title, Region content, Node focus) {
        show(DialogCard.ofContent(title, content, focus));
    }

    @Override
    public Optional<Path> chooseFolder(FileQuestion question) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(question.title());
        question.beginning().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public List<Path> chooseFiles(FileQuestion question) {
        List<File> chosen = chooser(question).showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseTarget(FileQuestion question) {
        return Optional.ofNullable(chooser(question).showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(FileQuestion question) {
        var chooser = new FileChooser();
        chooser.setTitle(question.title());
        question.beginning().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        if (!question.name().isEmpty()) {
            chooser.setInitialFileName(question.name());
        }
        for (FileQuestion.Kind kind : question.kinds()) {
            chooser.getExtensionFilters().add(new ExtensionFilter(kind.text(), kind.patterns()));
        }
        return chooser;
    }

    private void show(DialogCard card) {
        new DialogWindow<Choice>(owner, theme, card, choice -> choice).showAndWait();
    }
}
