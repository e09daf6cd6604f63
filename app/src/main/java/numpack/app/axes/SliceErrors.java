package numpack.app.axes;

import numpack.app.i18n.Texts;
import numpack.engine.shape.SelectionException.NotAnInteger;
import numpack.engine.shape.SelectionException.NotSupported;
import numpack.engine.shape.SelectionException.OutOfRange;
import numpack.engine.shape.SelectionException.Reason;
import numpack.engine.shape.SelectionException.TooManyIndices;
import numpack.engine.shape.SelectionException.TwoEllipses;
import numpack.engine.shape.SelectionException.Unexpected;
import numpack.engine.shape.SelectionException.ZeroStep;

/// What is wrong with a slice text, in words.
final class SliceErrors {
    private SliceErrors() {}

    static String sentence(Reason reason) {
        return switch (reason) {
            case Unexpected it -> it.found().isEmpty() ? Texts.of("axes.slice.unfinished")
                    : Texts.of("axes.slice.unexpected", it.found());
            case NotAnInteger it -> Texts.of("axes.slice.notAnInteger", it.word());
            case ZeroStep _ -> Texts.of("axes.slice.zeroStep");
            case TwoEllipses _ -> Texts.of("axes.slice.twoEllipses");
            case TooManyIndices it -> Texts.of("axes.slice.tooManyIndices", it.given(), it.ndim());
            case OutOfRange it -> Texts.of("axes.slice.outOfRange", it.index(), it.axis(), it.length() - 1);
            case NotSupported it -> Texts.of("axes.slice.notSupported", it.word());
        };
    }
}
