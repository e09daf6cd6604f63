package numpack.app.problem;

import java.util.Optional;

/// Something that went wrong, in words for the user.
///
/// @param title what could not be done or what is wrong, in a few words
/// @param sentence what happened
/// @param consequence what it means for the data: "Nothing was changed."
/// @param details for those who want to know more: paths, causes, a stack trace; empty if there is nothing to add
/// @param action what can be done about it at once
public record Problem(String title, String sentence, String consequence, String details, Optional<Action> action) {
    public Problem(String title, String sentence, String consequence, String details) {
        this(title, sentence, consequence, details, Optional.empty());
    }

    /// The same problem with something that can be done about it.
    public Problem withAction(String text, Runnable handler) {
        return new Problem(title, sentence, consequence, details, Optional.of(new Action(text, handler)));
    }

    /// A way out, named for what it does.
    public record Action(String text, Runnable handler) {}
}
