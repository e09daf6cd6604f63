package numpack.app.edit;

import java.util.Set;
import numpack.app.i18n.Names;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Step;

/// Words for steps: "Edit cell", "Fill 12 cells", "Drop 3 rows".
public final class StepNames {
    private static final int MAX_NAME_LENGTH = 32;

    private StepNames() {}

    /// What a step did, as the Edit menu says it after "Undo".
    public static String of(Step step) {
        return switch (step) {
            case Step.CellStep cells -> cells(cells, cells.cellCount());
            case Step.DropRows drop -> Texts.of("edit.step.dropRows", drop.rows().size());
            case Step.RestoreRows restore -> Texts.of("edit.step.restoreRows", restore.rows().size());
            case Step.AppendRows append -> Texts.of("edit.step.appendRows", append.rowCount());
            case Step.CreateArray create -> Texts.of("edit.step.createArray", name(create.target().array()));
            case Step.RenameArray rename -> Texts.of("edit.step.renameArray", name(rename.target().array()), name(rename.newName()));
            case Step.CloneArray clone -> Texts.of("edit.step.duplicateArray", name(clone.source()));
            case Step.RemoveArray remove -> Texts.of("edit.step.removeArray", name(remove.target().array()));
            case Step.Group group -> group(group);
            case Step.Undone undone -> Texts.of("edit.step.undone", of(undone.step()));
            case Step.Reverted taken -> Texts.of("edit.step.reverted", taken.stepIds().size());
        };
    }

    /// What a step did, for lists in which many stand below each other: a single cell is named by place and value.
    public static String of(Step step, DraftSnapshot snapshot) {
        return CellNames.of(step, snapshot).map(cell -> cell(step, cell)).orElseGet(() -> of(step));
    }

    /// All that is known about a step, in a line: what it did, in which arrays, and for a single cell what was there and what is.
    ///
    /// @param place the step that knows its arrays, see [RevertPlace]
    public static String whole(Step step, Step place, DraftSnapshot snapshot) {
        var words = CellNames.wasAndIs(step, snapshot).map(cell -> cell(step, cell)).orElseGet(() -> of(step));
        return namesArray(step) ? words : Texts.of("edit.step.whole", words, arrays(place));
    }

    private static String cell(Step step, String cell) {
        return step instanceof Step.Reverted ? Texts.of("edit.step.revertCell", cell)
                : isPaste(step) ? Texts.of("edit.step.pasteCell", cell) : Texts.of("edit.step.setCell", cell);
    }

    /// Whether what a step did is said with the name of its array in it.
    public static boolean namesArray(Step step) {
        return switch (step) {
            case Step.CreateArray _, Step.RenameArray _, Step.RemoveArray _ -> true;
            case Step.Group group -> group.parts().size() == 1 && namesArray(group.parts().getFirst());
            default -> false;
        };
    }

    /// The arrays that a step changes, in a line.
    public static String arrays(Step step) {
        return arrays(step.arrays());
    }

    private static String arrays(Set<String> names) {
        if (names.size() > 2) {
            return Texts.of("edit.arrays.many", names.size());
        }
        return String.join(", ", names.stream().sorted(NaturalOrder::compare).map(StepNames::name).toList());
    }

    private static String group(Step.Group group) {
        var first = group.parts().getFirst();
        if (group.parts().size() == 1) {
            return of(first);
        }
        if (group.arrays().size() == 1 && group.parts().stream().allMatch(part -> isLike(part, first))) {
            // One rectangle may be several parts; people see one.
            long cells = group.parts().stream().map(Step.CellStep.class::cast).mapToLong(Step.CellStep::cellCount).sum();
            return cells(first, cells);
        }
        boolean isInEachArray = group.arrays().size() == group.parts().size();
        return Texts.of(isInEachArray ? "edit.step.inArrays" : "edit.step.group", of(first), group.parts().size());
    }

    private static boolean isLike(Step part, Step first) {
        return part instanceof Step.CellStep && part.getClass() == first.getClass()
                && kind(part).equals(kind(first));
    }

    private static boolean isPaste(Step step) {
        return kind(step instanceof Step.Group group && group.parts().size() == 1 ? group.parts().getFirst() : step).equals("PASTE");
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.SetCells set -> set.kind();
            case Step.WriteBlock block -> block.kind();
            default -> "";
        };
    }

    private static String cells(Step step, long count) {
        return switch (step) {
            case Step.Fill _ -> Texts.of("edit.step.fill", count);
            case Step.CellStep cells when isPaste(cells) -> Texts.of("edit.step.paste", count);
            case Step.WriteBlock _ -> Texts.of("edit.step.write", count);
            default -> Texts.of("edit.step.setCells", count);
        };
    }

    private static String name(String array) {
        return Names.elided(array, MAX_NAME_LENGTH);
    }
}
