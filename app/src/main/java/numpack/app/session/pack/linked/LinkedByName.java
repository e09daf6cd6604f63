package numpack.app.session.pack.linked;

import java.util.Comparator;
import java.util.List;
import numpack.app.i18n.NaturalOrder;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.LinkedArrays;

/// Linked arrays as the window lists them: in the natural order of their names.
public final class LinkedByName {
    private LinkedByName() {}

    /// The arrays of a pack that are linked with one. Looks nothing up.
    public static List<LinkedArray<DraftArray>> of(DraftArray array, DraftSnapshot snapshot) {
        return sorted(LinkedArrays.of(array, snapshot.arrays()));
    }

    /// Those of them that have other rows dropped. For the background.
    public static List<LinkedArray<DraftArray>> uneven(DraftArray array, DraftSnapshot snapshot) {
        return sorted(LinkedArrays.uneven(array, snapshot.arrays()));
    }

    private static List<LinkedArray<DraftArray>> sorted(List<LinkedArray<DraftArray>> linked) {
        return linked.stream().sorted(Comparator.comparing(one -> one.array().name(), NaturalOrder::compare)).toList();
    }
}
