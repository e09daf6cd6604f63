package numpack.app.find.search;

import java.math.BigDecimal;
import java.util.Optional;
import numpack.app.i18n.Texts;
import numpack.engine.dtype.DecimalMark;
import numpack.engine.find.Comparison;
import numpack.engine.find.Condition;
import numpack.engine.find.Operand;

/// What is entered into the bar.
///
/// @param value  the number, or the first one of a range
/// @param second the tolerance, or the last one of a range
public record FindForm(FindKind kind, String value, String second) {
    /// What comes of it.
    public sealed interface Reading {}

    /// It can be searched for.
    public record Ready(Sought sought) implements Reading {}

    /// Something is still to be entered.
    public enum Unfinished implements Reading {
        UNFINISHED
    }

    /// It cannot be searched for.
    ///
    /// @param sentence says what to enter
    public record Wrong(String sentence) implements Reading {}

    /// The form of a condition.
    public static FindForm of(Sought sought) {
        return switch (sought) {
            case Sought.OfDraft one -> new FindForm(one == Sought.OfDraft.CHANGED ? FindKind.CHANGED : FindKind.DROPPED, "", "");
            case Sought.Meeting(var condition) -> switch (condition) {
                case Condition.OfRows rows -> new FindForm(rows == Condition.OfRows.CONSTANT ? FindKind.CONSTANT : FindKind.REPEATED, "", "");
                case Condition.Special special -> new FindForm(FindKind.valueOf(special.name()), "", "");
                case Condition.Compared(var comparison, var operand) -> new FindForm(FindKind.valueOf(comparison.name()), operand.toText(), "");
                case Condition.Near(var operand, var tolerance) -> new FindForm(FindKind.EQUAL, operand.toText(), tolerance.toString());
                case Condition.Between(var low, var high) -> new FindForm(FindKind.RANGE, low.toText(), high.toText());
            };
        };
    }

    /// What is sought, as the bar shows it.
    public String text() {
        return switch (kind.fields()) {
            case NONE -> kind.text();
            case VALUE -> kind.text() + " " + value;
            case TOLERANCE -> kind.text() + " " + value + (second.isBlank() ? "" : " " + Texts.of("find.tolerance") + " " + second);
            case RANGE -> kind.text() + " " + value + " " + Texts.of("find.range.to") + " " + second;
        };
    }

    public Reading read() {
        return switch (kind) {
            case NAN, POSITIVE_INFINITY, NEGATIVE_INFINITY, NON_FINITE, ZERO -> ready(Condition.Special.valueOf(kind.name()));
            case CHANGED -> new Ready(Sought.OfDraft.CHANGED);
            case DROPPED -> new Ready(Sought.OfDraft.DROPPED);
            case REPEATED -> ready(Condition.OfRows.REPEATED);
            case CONSTANT -> ready(Condition.OfRows.CONSTANT);
            case EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> compared(Comparison.valueOf(kind.name()));
            case RANGE -> range();
        };
    }

    private Reading compared(Comparison comparison) {
        if (value.isBlank()) {
            return Unfinished.UNFINISHED;
        }
        var operand = number(value);
        if (operand.isEmpty()) {
            return notANumber(value);
        }
        if (comparison.isOrder() && !isOrdered(operand.get())) {
            return new Wrong(Texts.of("find.value.noOrder"));
        }
        if (kind.fields() != FindKind.Fields.TOLERANCE || second.isBlank()) {
            return ready(new Condition.Compared(comparison, operand.get()));
        }
        return number(second).filter(Operand::isReal).map(Operand::real)
                .flatMap(part -> part instanceof Operand.Exact(BigDecimal tolerance) && tolerance.signum() >= 0 ? Optional.of(tolerance) : Optional.empty())
                .map(tolerance -> ready(new Condition.Near(operand.get(), tolerance))).orElseGet(() -> new Wrong(Texts.of("find.tolerance.wrong")));
    }

    private Reading range() {
        if (value.isBlank() || second.isBlank()) {
            return Unfinished.UNFINISHED;
        }
        var low = number(value);
        var high = number(second);
        if (low.isEmpty() || high.isEmpty()) {
            return notANumber(low.isEmpty() ? value : second);
        }
        if (!isOrdered(low.get()) || !isOrdered(high.get())) {
            return new Wrong(Texts.of("find.value.noOrder"));
        }
        boolean isTurned = low.get().real() instanceof Operand.Exact(var first) && high.get().real() instanceof Operand.Exact(var last) && first.compareTo(last) > 0;
        return isTurned ? new Wrong(Texts.of("find.range.turned")) : ready(new Condition.Between(low.get(), high.get()));
    }

    private static boolean isOrdered(Operand operand) {
        return operand.isReal() && !operand.isNaN();
    }

    private static Optional<Operand> number(String text) {
        return Operand.parse(text, DecimalMark.POINT);
    }

    private static Reading notANumber(String text) {
        return new Wrong(Texts.of("find.value.notANumber", text.strip()));
    }

    private static Reading ready(Condition condition) {
        return new Ready(new Sought.Meeting(condition));
    }
}
