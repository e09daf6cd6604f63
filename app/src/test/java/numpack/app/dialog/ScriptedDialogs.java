package numpack.app.dialog;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import numpack.app.problem.Problem;

/// Dialogs that answer from a script and note what was asked. A question without an answer left fails the test.
public final class ScriptedDialogs implements DialogService {
    /// What was asked, in order: the values themselves, or a title.
    public final List<Question> questions = new ArrayList<>();
    public final List<String> saveTitles = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();
    public final List<FormDialog<?>> forms = new ArrayList<>();
    public final List<String> shown = new ArrayList<>();
    public final List<FileQuestion> fileQuestions = new ArrayList<>();

    /// What looks at the window while a question about unsaved edits is open.
    public Runnable duringSaveQuestion = () -> { };

    private final Queue<Integer> presses = new ArrayDeque<>();
    private final Queue<SaveChoice> saveChoices = new ArrayDeque<>();
    private final Queue<List<Path>> paths = new ArrayDeque<>();
    private final Queue<Runnable> fillings = new ArrayDeque<>();

    /// Presses the choice of this index in the next question; below zero is Cancel.
    public ScriptedDialogs press(int index) {
        presses.add(index);
        return this;
    }

    public ScriptedDialogs cancel() {
        return press(-1);
    }

    public ScriptedDialogs answerSave(SaveChoice choice) {
        saveChoices.add(choice);
        return this;
    }

    /// Chooses these paths in the next chooser; none is Cancel.
    public ScriptedDialogs choose(Path... chosen) {
        paths.add(List.of(chosen));
        return this;
    }

    /// Does this to the fields of the next form, then presses its button, which must be enabled.
    public ScriptedDialogs fillIn(Runnable typing) {
        fillings.add(typing);
        return this;
    }

    @Override
    public Optional<Choice> ask(Question question) {
        questions.add(question);
        int index = next(presses, question.title());
        return index < 0 ? Optional.empty() : Optional.of(question.choices().get(index));
    }

    @Override
    public SaveChoice askToSave(String title, String text) {
        saveTitles.add(title);
        duringSaveQuestion.run();
        return next(saveChoices, title);
    }

    @Override
    public void show(Problem problem) {
        problems.add(problem);
    }

    @Override
    public <T> Optional<T> fill(FormDialog<T> form) {
        forms.add(form);
        Runnable typing = fillings.poll();
        if (typing == null) {
            return Optional.empty();
        }
        typing.run();
        if (!form.complaint().getValue().isEmpty()) {
            throw new AssertionError("the form cannot be accepted: " + form.complaint().getValue());
        }
        return Optional.of(form.result().get());
    }

    @Override
    public void show(String title, Region content) {
        shown.add(title);
    }

    @Override
    public void show(String title, Region content, Node focus) {
        shown.add(title);
    }

    @Override
    public Optional<Path> chooseFolder(FileQuestion question) {
        return chooseFiles(question).stream().findFirst();
    }

    @Override
    public List<Path> chooseFiles(FileQuestion question) {
        fileQuestions.add(question);
        return next(paths, question.title());
    }

    @Override
    public Optional<Path> chooseTarget(FileQuestion question) {
        return chooseFiles(question).stream().findFirst();
    }

    private static <T> T next(Queue<T> script, String title) {
        T answer = script.poll();
        if (answer == null) {
            throw new AssertionError("nobody said how to answer: " + title);
        }
        return answer;
    }
}
