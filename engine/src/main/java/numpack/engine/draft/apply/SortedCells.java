package numpack.engine.draft.apply;

import java.util.Arrays;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.CellPlaces;

/// Cell edits in ascending order, each cell once, as runs.
///
/// @param places where they lie
/// @param values their bytes, in order
public record SortedCells(CellPlaces places, byte[] values) {
    /// @throws IllegalArgumentException if an offset is not within a row
    static SortedCells of(CellEdits edits, long rowElements) {
        int count = edits.count();
        var elements = new long[count];
        boolean isSorted = true;
        for (int i = 0; i < count; i++) {
            if (edits.offset(i) >= rowElements) {
                throw new IllegalArgumentException("element %d of a row of %d".formatted(edits.offset(i), rowElements));
            }
            elements[i] = Math.addExact(Math.multiplyExact(edits.row(i), rowElements), edits.offset(i));
            isSorted &= i == 0 || elements[i] > elements[i - 1];
        }
        return isSorted ? runs(elements, count, Arrays.copyOf(edits.bytes(), count * edits.itemSize()), rowElements)
                : sorted(elements, edits, rowElements);
    }

    long lastElement() {
        return places.end(places.runCount() - 1) - 1;
    }

    private static SortedCells sorted(long[] elements, CellEdits edits, long rowElements) {
        var order = order(elements);
        int size = edits.itemSize();
        var values = new byte[order.length * size];
        var unique = new long[order.length];
        int kept = 0;
        for (int i = 0; i < order.length; i++) {
            boolean isLast = i + 1 == order.length || elements[order[i + 1]] != elements[order[i]];
            if (isLast) {
                unique[kept] = elements[order[i]];
                System.arraycopy(edits.bytes(), order[i] * size, values, kept * size, size);
                kept++;
            }
        }
        return runs(unique, kept, Arrays.copyOf(values, kept * size), rowElements);
    }

    /// Indices by element, equal ones in the order given: a merge sort on primitives, bottom up.
    private static int[] order(long[] elements) {
        int count = elements.length;
        var from = new int[count];
        var to = new int[count];
        Arrays.setAll(from, i -> i);
        for (long width = 1; width < count; width *= 2) {
            for (long low = 0; low < count; low += 2 * width) {
                merge(elements, from, to, (int) low, (int) Math.min(low + width, count), (int) Math.min(low + 2 * width, count));
            }
            var swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private static void merge(long[] elements, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++) {
            boolean takesLeft = left < middle && (right >= high || elements[from[left]] <= elements[from[right]]);
            to[at] = takesLeft ? from[left++] : from[right++];
        }
    }

    private static SortedCells runs(long[] elements, int count, byte[] values, long rowElements) {
        var starts = new long[count];
        var ends = new long[count];
        int runs = 0;
        for (int i = 0; i < count; i++) {
            if (runs > 0 && ends[runs - 1] == elements[i]) {
                ends[runs - 1]++;
            } else {
                starts[runs] = elements[i];
                ends[runs++] = elements[i] + 1;
            }
        }
        return new SortedCells(new CellPlaces(rowElements, Arrays.copyOf(starts, runs), Arrays.copyOf(ends, runs)), values);
    }
}
