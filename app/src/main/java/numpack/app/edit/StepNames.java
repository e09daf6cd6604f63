package numpack.app.edit;

import java.util.Set;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.Step;

/// Words for steps: "Edit cell", "Fill 12 cells", "Drop 3 rows".
public final class StepNames {
    private static final int LONGEST_NAME = 32;

    private StepNames() {}

    /// What a step did, as the Edit menu says it after "Undo".
    public static String of(Step step) {
        return switch (step) {
            case Step.SetCells set -> Texts.of("edit.step.setCells", set.cellCount());
            case Step.Fill fill -> Texts.of("edit.step.fill", fill.cellCount());
            case Step.WriteBlock block -> block.kind().equals("PASTE") ? Texts.of("edit.step.paste", block.cellCount())
                    : Texts.of("edit.step.write", block.cellCount());
            case Step.DropRows drop -> Texts.of("edit.step.dropRows", drop.rows().size());
            case Step.RestoreRows restore -> Texts.of("edit.step.restoreRows", restore.rows().size());
            case Step.AppendRows append -> Texts.of("edit.step.appendRows", append.rowCount());
            case Step.CreateArray create -> Texts.of("edit.step.createArray", name(create.target().array()));
            case Step.RenameArray rename -> Texts.of("edit.step.renameArray", name(rename.target().array()), name(rename.newName()));
            case Step.CloneArray clone -> Texts.of("edit.step.cloneArray", name(clone.source()));
            case Step.RemoveArray remove -> Texts.of("edit.step.removeArray", name(remove.target().array()));
            case Step.Group group -> group(group);
            case Step.Undone undone -> Texts.of("edit.step.undone", of(undone.step()));
            case Step.TakenOut taken -> Texts.of("edit.step.takenOut", taken.stepIds().size());
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
        return String.join(", ", names.stream().map(StepNames::name).toList());
    }

    private static String group(Step.Group group) {
        var first = group.parts().getFirst();
        return group.parts().size() == 1 ? of(first) : Texts.of("edit.step.group", of(first), group.parts().size());
    }

    private static String name(String array) {
        return Names.elided(array, LONGEST_NAME);
    }
}
