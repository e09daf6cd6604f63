package numpack.engine.shape;

/// An index text that selects nothing from an array: where it goes wrong, and why as a closed list with its facts.
public final class SelectionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final transient Reason reason;

    SelectionException(int position, Reason reason) {
        super("position %d: %s".formatted(position, reason.words()));
        this.position = position;
        this.reason = reason;
    }

    /// The first character at fault, from 0; the text's length if something is missing at its end.
    public int position() {
        return position;
    }

    public Reason reason() {
        return reason;
    }

    /// Why an index text was refused.
    public sealed interface Reason {
        /// The reason in English, without the position.
        default String words() {
            return switch (this) {
                case Unexpected it -> it.found().isEmpty()
                        ? "the text ends where %s should stand".formatted(it.wanted())
                        : "\"%s\" stands where %s should".formatted(it.found(), it.wanted());
                case NotAnInteger it -> "\"%s\" is not an integer".formatted(it.word());
                case ZeroStep _ -> "a step cannot be 0";
                case TwoEllipses _ -> "only one \"...\" is possible";
                case TooManyIndices it -> "%d indices for an array of %d axes".formatted(it.given(), it.ndim());
                case OutOfRange it -> "index %s is out of range for axis %d of length %d".formatted(it.index(), it.axis(), it.length());
                case NotSupported it -> "\"%s\" is not possible here".formatted(it.word());
            };
        }
    }

    /// Another character than the grammar asks for; `found` is empty at the end of the text.
    public record Unexpected(String found, String wanted) implements Reason {}

    /// A word that is no integer.
    public record NotAnInteger(String word) implements Reason {}

    /// A slice with step 0.
    public record ZeroStep() implements Reason {}

    /// A second `...`.
    public record TwoEllipses() implements Reason {}

    /// More indices than the array has axes.
    public record TooManyIndices(int given, int ndim) implements Reason {}

    /// An integer that names no position of its axis; `index` as it was typed, of any size.
    public record OutOfRange(String index, int axis, long length) implements Reason {}

    /// NumPy knows it, an index text here does not: `newaxis`, `None`, a list behind the first axis.
    public record NotSupported(String word) implements Reason {}
}
