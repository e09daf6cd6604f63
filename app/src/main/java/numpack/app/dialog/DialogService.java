package numpack.app.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import numpack.app.problem.Problem;

/// Asks people and shows them things in windows. JavaFX thread only; each call returns when the window is closed.
public interface DialogService {
    /// Asks a question; nothing if it was cancelled.
    Optional<Choice> ask(Question question);

    /// Asks what to do with unsaved edits before something ends.
    SaveChoice askToSave(String title, String text);

    /// Shows what went wrong; runs the problem's action if the user wants it.
    void show(Problem problem);

    /// Shows a form; nothing if it was cancelled.
    <T> Optional<T> fill(FormDialog<T> form);

    /// Shows something to look at, with a Close button that has the focus.
    void show(String title, Region content);

    /// Shows something to look at and to be searched, with a Close button.
    ///
    /// @param focus what within the content has the focus at first
    void show(String title, Region content, Node focus);

    /// Lets a folder be chosen that exists: a pack to open.
    Optional<Path> chooseFolder(FileQuestion question);

    /// Lets files be chosen that exist; none if it was cancelled.
    List<Path> chooseFiles(FileQuestion question);

    /// Lets a path be named at which something will be written: a file, or a new pack's folder.
    Optional<Path> chooseTarget(FileQuestion question);
}
