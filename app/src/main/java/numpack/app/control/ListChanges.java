package numpack.app.control;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;

/// Changes a list of lines into another one, and touches only the lines that differ: those that stay keep their cells, the selection
/// and the place in the list.
public final class ListChanges {
    /// Every line that is changed by itself is a change that the list works off.
    private static final int MAX_SINGLE_CHANGES = 32;

    private ListChanges() {}

    /// @param lines what is shown
    /// @param next  what shall be shown
    /// @param isSame whether a line is the same to the eye
    public static <T> void bring(ObservableList<T> lines, List<? extends T> next, BiPredicate<? super T, ? super T> isSame) {
        int shared = Math.min(lines.size(), next.size());
        int below = 0;
        while (below < shared && isSame.test(lines.get(lines.size() - 1 - below), next.get(next.size() - 1 - below))) {
            below++;
        }
        int oldEnd = lines.size() - below;
        int nextEnd = next.size() - below;
        var changed = IntStream.range(0, Math.min(oldEnd, nextEnd)).filter(i -> !isSame.test(lines.get(i), next.get(i))).toArray();
        int kept = changed.length > MAX_SINGLE_CHANGES ? 0 : Math.min(oldEnd, nextEnd);
        for (int i = 0; i < changed.length && kept > 0; i++) {
            lines.set(changed[i], next.get(changed[i]));
        }
        lines.remove(kept, oldEnd);
        lines.addAll(kept, next.subList(kept, nextEnd));
    }
}
