package numpack.engine.work;

import java.util.List;

/// What a save would do.
///
/// @param arrays      names of the arrays that it changes, as they are called afterwards; removed ones by their old name
/// @param stepCount   how many steps it makes lasting
/// @param neededBytes bytes that it needs on the pack's disk, during the save and after it
/// @param freeBytes   bytes that are free there
/// @param hardLinked    files that it rewrites completely, because other folders share them by hard links
public record SavePlan(List<String> arrays, int stepCount, long neededBytes, long freeBytes, List<HardLinkedFile> hardLinked) {
    public SavePlan {
        arrays = List.copyOf(arrays);
        hardLinked = List.copyOf(hardLinked);
    }

    /// Bytes of the files that are rewritten because of hard links.
    public long hardLinkedBytes() {
        return hardLinked.stream().mapToLong(HardLinkedFile::bytes).sum();
    }

    public boolean fits() {
        return neededBytes <= freeBytes;
    }
}
