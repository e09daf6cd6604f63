package numpack.app.inspect;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;

/// The elements as text, as many as there is room for on a panel: those around the current one.
final class NumbersBody implements RowBody {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass NAN = PseudoClass.getPseudoClass("nan");
    private static final int MAX_NUMBERS = 60;

    private final FlowPane numbers = new FlowPane();
    private int first;
    private int shown;

    NumbersBody() {
        numbers.getStyleClass().add("inspect-numbers");
    }

    @Override
    public Region node() {
        return numbers;
    }

    @Override
    public void show(RowValues values, int current) {
        first = Math.max(0, Math.min(current / MAX_NUMBERS * MAX_NUMBERS, values.count() - 1));
        shown = Math.min(MAX_NUMBERS, values.count() - first);
        numbers.getChildren().clear();
        for (int at = first; at < first + shown; at++) {
            var number = new Label(values.text(at));
            number.getStyleClass().add("inspect-number");
            number.pseudoClassStateChanged(CURRENT, at == current);
            number.pseudoClassStateChanged(NAN, !values.isBool() && !Double.isFinite(values.number(at)));
            numbers.getChildren().add(number);
        }
        if (shown < values.count()) {
            var more = new Label(Texts.of("inspect.numbersOf", first, first + shown - 1, values.count()));
            more.getStyleClass().add("inspect-note");
            numbers.getChildren().add(more);
        }
    }

    @Override
    public int at(double x, double y) {
        for (int at = 0; at < shown; at++) {
            if (numbers.getChildren().get(at).getBoundsInParent().contains(x, y)) {
                return first + at;
            }
        }
        return -1;
    }
}
