package numpack.engine.draft;

import java.util.List;

/// What a save would do.
///
/// @param arrays      names of the arrays that it changes, as they are called afterwards; removed ones by their old name
/// @param stepCount   how many steps it makes lasting
/// @param neededBytes bytes that it needs on the pack's disk, meanwhile and for good
/// @param freeBytes   bytes that are free there
public record SavePlan(List<String> arrays, int stepCount, long neededBytes, long freeBytes) {
    public SavePlan {
        arrays = List.copyOf(arrays);
    }

    public boolean fits() {
        return neededBytes <= freeBytes;
    }
}
