package numpack.engine.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import numpack.engine.shape.SelectionException.NotSupported;
import numpack.engine.shape.SelectionException.OutOfRange;
import numpack.engine.shape.SelectionException.TooManyIndices;
import numpack.engine.shape.SelectionException.TwoEllipses;
import numpack.engine.shape.SelectionException.Unexpected;
import numpack.engine.shape.SelectionException.ZeroStep;

/// NumPy's index text to a [Selection] and back.
///
/// ```text
/// text  := [ "[" ] index { "," index } [ "," ] [ "]" ]
/// index := integer | [ integer ] ":" [ integer ] [ ":" [ integer ] ] | "..." | "[" integer { "," integer } "]"
/// ```
///
/// Meanings are NumPy's: negative integers count from the end, slices clamp and never fail, integers must lie on their axis and drop
/// it, `...` stands for as many whole axes as are missing, which also hang after a short text. A list picks rows, so it can only
/// stand first, with nothing but whole axes after it. An empty slice reads as `Slice(0, 0, 1)`, one position has step 1.
public final class SelectionParser {
    private final IndexScanner scanner;
    private final Shape shape;

    private SelectionParser(String text, Shape shape) {
        this.scanner = new IndexScanner(text);
        this.shape = shape;
    }

    /// What the text picks from an array of this shape.
    ///
    /// @throws SelectionException if it is no index text or does not fit the shape
    public static Selection parse(String text, Shape shape) {
        return new SelectionParser(text, shape).parse();
    }

    /// The slice that text such as `-3:` or `::2` means on an axis of this length. An integer is a slice of one position.
    ///
    /// @throws SelectionException if the text is neither, or the integer lies outside
    public static Slice parseSlice(String text, long length) {
        var scanner = new IndexScanner(text);
        var index = readIndex(scanner);
        scanner.expectEnd();
        return switch (index) {
            case Whole whole -> whole.sliceOn(0, length);
            case Part part -> part.sliceOn(length);
            case Ellipsis it -> throw new SelectionException(it.position, new Unexpected("...", "an integer or a slice"));
            case Rows it -> throw new SelectionException(it.position, new Unexpected("[", "an integer or a slice"));
        };
    }

    /// The shortest text with an index for each axis that reads back to an equal selection of an array of this shape.
    ///
    /// @throws IllegalArgumentException if the selection does not fit the shape
    public static String format(Selection selection, Shape shape) {
        return IndexText.of(selection, shape);
    }

    private Selection parse() {
        boolean isBracketed = scanner.skip("[");
        List<Index> indices = new ArrayList<>();
        do {
            if (!indices.isEmpty() && (isBracketed ? scanner.isAt("]") : scanner.isAtEnd())) {
                break;
            }
            indices.add(readIndex(scanner));
        } while (scanner.skip(","));
        if (isBracketed) {
            scanner.expect("]", "a comma or \"]\"");
        }
        scanner.expectEnd();
        return indices.getFirst() instanceof Rows rows ? rowsOf(rows, indices) : cellsOf(indices);
    }

    private Selection.Cells cellsOf(List<Index> indices) {
        var full = filledUp(indices);
        List<Slice> slices = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        for (int axis = 0; axis < full.size(); axis++) {
            long length = shape.length(axis);
            switch (full.get(axis)) {
                case Whole whole -> {
                    slices.add(whole.sliceOn(axis, length));
                    dropped.add(axis);
                }
                case Part part -> slices.add(part.sliceOn(length));
                case Rows it -> throw new SelectionException(it.position, new NotSupported("["));
                case Ellipsis it -> throw new SelectionException(it.position, new TwoEllipses());
            }
        }
        return new Selection.Cells(new Box(slices), dropped);
    }

    /// The indices with `...` and the missing end replaced by whole axes.
    private List<Index> filledUp(List<Index> indices) {
        int ellipses = (int) indices.stream().filter(Ellipsis.class::isInstance).count();
        int given = indices.size() - Math.min(1, ellipses);
        if (ellipses < 2 && given > shape.ndim()) {
            var surplus = indices.stream().filter(index -> !(index instanceof Ellipsis)).skip(shape.ndim()).findFirst().orElseThrow();
            throw new SelectionException(surplus.position(), new TooManyIndices(given, shape.ndim()));
        }
        List<Index> full = new ArrayList<>();
        boolean isFilled = false;
        for (var index : indices) {
            if (index instanceof Ellipsis && isFilled) {
                throw new SelectionException(index.position(), new TwoEllipses());
            }
            if (index instanceof Ellipsis) {
                addWhole(full, shape.ndim() - given);
                isFilled = true;
            } else {
                full.add(index);
            }
        }
        addWhole(full, shape.ndim() - full.size());
        return full;
    }

    private static void addWhole(List<Index> full, int axes) {
        for (int i = 0; i < axes; i++) {
            full.add(Part.whole());
        }
    }

    private Selection rowsOf(Rows rows, List<Index> indices) {
        if (shape.ndim() == 0) {
            throw new SelectionException(rows.position, new TooManyIndices(1, 0));
        }
        var tail = indices.subList(1, indices.size());
        var rest = cellsBehind(tail);
        if (!rest.box().inRow().equals(Box.all(shape).inRow()) || !rest.droppedAxes().isEmpty()) {
            throw new SelectionException(tail.getFirst().position(), new NotSupported("a list of rows with a part of another axis"));
        }
        var picked = new long[rows.rows.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = rows.rows.get(i).sliceOn(0, shape.length(0)).start();
        }
        return Selection.Rows.of(picked);
    }

    private Selection.Cells cellsBehind(List<Index> tail) {
        List<Index> indices = new ArrayList<>();
        indices.add(Part.whole());
        indices.addAll(tail);
        return cellsOf(indices);
    }

    private static Index readIndex(IndexScanner scanner) {
        int position = scanner.position();
        if (scanner.skip("...")) {
            return new Ellipsis(position);
        }
        if (scanner.skip("[")) {
            return readRows(scanner, position);
        }
        return readIntegerOrSlice(scanner, position);
    }

    private static Index readIntegerOrSlice(IndexScanner scanner, int position) {
        var start = OptionalLong.empty();
        if (!scanner.isAt(":")) {
            var number = scanner.readInteger();
            if (!scanner.isAt(":")) {
                return new Whole(position, number);
            }
            start = OptionalLong.of(number.clamped());
        }
        scanner.expect(":", "\":\"");
        var stop = scanner.readOptional();
        if (!scanner.skip(":")) {
            return new Part(position, start, stop, 1);
        }
        int stepPosition = scanner.position();
        long step = scanner.readOptional().orElse(1);
        if (step == 0) {
            throw new SelectionException(stepPosition, new ZeroStep());
        }
        return new Part(position, start, stop, step);
    }

    private static Index readRows(IndexScanner scanner, int position) {
        List<Whole> rows = new ArrayList<>();
        while (!scanner.isAt("]")) {
            int at = scanner.position();
            rows.add(new Whole(at, scanner.readInteger()));
            if (!scanner.skip(",")) {
                break;
            }
        }
        scanner.expect("]", "a comma or \"]\"");
        return new Rows(position, rows);
    }

    private sealed interface Index {
        int position();
    }

    private record Ellipsis(int position) implements Index {}

    private record Rows(int position, List<Whole> rows) implements Index {}

    private record Whole(int position, IndexScanner.Number number) implements Index {
        Slice sliceOn(int axis, long length) {
            long index = number.clamped() < 0 ? number.clamped() + length : number.clamped();
            if (index < 0 || index >= length) {
                throw new SelectionException(position, new OutOfRange(number.text(), axis, length));
            }
            return Slice.of(index, 1);
        }
    }

    private record Part(int position, OptionalLong start, OptionalLong stop, long step) implements Index {
        static Part whole() {
            return new Part(0, OptionalLong.empty(), OptionalLong.empty(), 1);
        }

        Slice sliceOn(long length) {
            return Slice.resolve(start, stop, step, length);
        }
    }
}
