package numpack.app.dialog;

import java.util.List;

/// Something to be decided before anything happens. Cancel is always offered and not listed.
///
/// @param title what it is about, in a few words
/// @param text what would happen, in a sentence or two
/// @param facts exact numbers behind it; may be empty
/// @param choices what can be done, at most one of them primary or destructive
public record Question(String title, String text, List<Fact> facts, List<Choice> choices) {
    public Question {
        facts = List.copyOf(facts);
        choices = List.copyOf(choices);
    }

    public Question(String title, String text, Choice... choices) {
        this(title, text, List.of(), List.of(choices));
    }

    /// A row of a question: "Freed", "6 144 bytes".
    public record Fact(String label, String value) {}
}
