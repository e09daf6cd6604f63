package numpack.app.array.form;

import java.util.Optional;
import java.util.function.Function;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.NameTexts;
import numpack.engine.draft.DraftArray;
import numpack.engine.dtype.DType;
import numpack.engine.error.reason.NameFault;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;

/// What is typed into the forms of this room, read and judged.
public final class ArrayTexts {
    private static final int MAX_AXES = 32;

    private ArrayTexts() {}

    /// Reads `1000, 128` or `(1000, 128)` or, for 0-d, `()`; null if it is no shape.
    public static @Nullable Shape shape(String text) {
        var inner = text.strip();
        if (inner.startsWith("(") && inner.endsWith(")")) {
            inner = inner.substring(1, inner.length() - 1).strip();
            if (inner.isEmpty()) {
                return Shape.of();
            }
        }
        if (inner.endsWith(",")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        var parts = inner.split("[,x×]", -1);
        if (parts.length > MAX_AXES) {
            return null;
        }
        var lengths = new long[parts.length];
        for (var axis = 0; axis < parts.length; axis++) {
            var length = count(parts[axis]);
            if (length.isEmpty()) {
                return null;
            }
            lengths[axis] = length.get();
        }
        return Shape.of(lengths);
    }

    /// Reads a count, thousands set apart by blanks or not.
    public static Optional<Long> count(String text) {
        var digits = text.strip().replaceAll("[ \\u00a0\\u2009\\u202f_]", "");
        if (!digits.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(digits));
    }

    /// Bytes of an array, empty if they do not fit a `long`.
    public static Optional<Long> bytes(DType dtype, Shape shape) {
        try {
            return Optional.of(Math.multiplyExact(shape.elementCount(), dtype.itemSize()));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    public static String name(DraftArray array) {
        return name(array.name());
    }

    /// The same of a name.
    public static String name(String array) {
        return Names.elided(array, 40);
    }

    public static String typeAndShape(DraftArray array) {
        return Numbers.typeAndShape(array.dtype().numpyName(), array.shape().toArray());
    }

    /// Judges a name. One that is not typed yet is missing, but not wrong.
    public static Judgement judgeName(String name, Function<String, Optional<NameFault>> whyNot) {
        if (name.isEmpty()) {
            return new Judgement(Judgement.Field.NONE, NameTexts.of(new NameFault.Empty()));
        }
        return whyNot.apply(name).map(fault -> new Judgement(Judgement.Field.NAME, NameTexts.of(fault))).orElse(Judgement.WELL);
    }
}
