package numpack.app.compact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Names;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.draft.step.Step;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionPlan.ArrayPlan;

/// The question before a compaction: exact numbers, which follow the tick of the linked arrays.
final class CompactViewModel {
    private static final int NAMES_LISTED = 3;
    private static final int STEPS_LISTED = 4;

    private final CompactPreview preview;
    private final BooleanProperty withLinked = new SimpleBooleanProperty(this, "withLinked", true);

    /// @param preview with at least one line
    CompactViewModel(CompactPreview preview) {
        this.preview = preview;
    }

    String title() {
        return Texts.of(isOfPack() ? "compact.title.all" : "compact.title", Names.elided(preview.subject(), 40));
    }

    /// What the red button says.
    String accept() {
        return Texts.of(preview.unsavedCount() > 0 ? "compact.acceptUnsaved" : "compact.accept", main(ArrayPlan::droppedRows));
    }

    String rows() {
        return Numbers.grouped(main(ArrayPlan::rowsBefore)) + " → " + Numbers.grouped(main(ArrayPlan::rowsAfter));
    }

    String forgotten() {
        return Numbers.grouped(-main(ArrayPlan::droppedRows));
    }

    ObservableValue<String> file() {
        return withLinked.map(ticked -> Numbers.grouped(sum(ArrayPlan::bytesBefore)) + " → "
                + Numbers.exactBytes(sum(ArrayPlan::bytesAfter)));
    }

    ObservableValue<String> freed() {
        return withLinked.map(ticked -> Numbers.exactBytes(sum(ArrayPlan::bytesBefore) - sum(ArrayPlan::bytesAfter)));
    }

    ObservableValue<String> needed() {
        return withLinked.map(ticked -> Texts.of("compact.neededOf", Numbers.bytes(sum(ArrayPlan::neededBytes)),
                Numbers.bytes(preview.freeBytes())));
    }

    String steps() {
        // A step that dropped rows of several arrays is one step. Comparing steps themselves would compare all their parts.
        var byId = new LinkedHashMap<Long, Step>();
        mainLines().forEach(line -> line.steps().forEach(step -> byId.putIfAbsent(step.id(), step)));
        var steps = List.copyOf(byId.values());
        if (steps.isEmpty()) {
            return Texts.of("compact.noSteps");
        }
        var named = steps.stream().limit(STEPS_LISTED).map(step -> "“" + StepNames.of(step) + "”").collect(Collectors.joining(", "));
        return steps.size() + ": " + named + (steps.size() > STEPS_LISTED ? ", …" : "");
    }

    boolean hasLinked() {
        return !isOfPack() && preview.lines().size() > 1;
    }

    String linked() {
        return Texts.of("compact.linked", preview.lines().size() - 1);
    }

    String linkedNames() {
        var names = listed(preview.lines().stream().skip(1).map(CompactPreview.Line::array).toList());
        var sameRows = preview.lines().stream().allMatch(line -> line.plan().droppedRows() == first().plan().droppedRows());
        return sameRows ? Texts.of("compact.linkedSame", first().plan().droppedRows(), names)
                : Texts.of("compact.linkedOther", names);
    }

    BooleanProperty withLinkedProperty() {
        return withLinked;
    }

    /// That the link to arrays with other rows dropped is lost; empty if there is none to lose.
    String brokenLink() {
        return preview.uneven().isEmpty() ? "" : Texts.of("compact.brokenLink", listed(preview.uneven()));
    }

    /// What is lost without the linked arrays; empty with them.
    ObservableValue<String> warning() {
        return withLinked.map(ticked -> ticked || !hasLinked() ? "" : Texts.of("compact.alone", Names.elided(first().array(), 40)));
    }

    /// That the old files stay where other folders share them; empty if none do.
    ObservableValue<String> shared() {
        return withLinked.map(ticked -> {
            var names = new TreeSet<String>(NaturalOrder::compare);
            names.addAll(preview.savedAnew());
            lines().stream().filter(CompactPreview.Line::isShared).map(CompactPreview.Line::array).forEach(names::add);
            return names.isEmpty() ? "" : Texts.of("compact.shared", listed(names));
        });
    }

    /// Why it cannot be done; empty if it can.
    ObservableValue<String> complaint() {
        return withLinked.map(ticked -> sum(ArrayPlan::neededBytes) <= preview.freeBytes() ? ""
                : Texts.of("compact.noSpace", Numbers.bytes(sum(ArrayPlan::neededBytes)), Numbers.bytes(preview.freeBytes())));
    }

    /// What the user agrees to.
    CompactionPlan chosen() {
        return new CompactionPlan(lines().stream().map(CompactPreview.Line::plan).toList());
    }

    /// The first few by name, the others by their number.
    private static String listed(Collection<String> arrays) {
        var names = arrays.stream().limit(NAMES_LISTED).map(name -> Names.elided(name, 24)).collect(Collectors.joining(", "));
        var more = arrays.size() - NAMES_LISTED;
        return more > 0 ? Texts.of("compact.andMore", names, more) : names;
    }

    private boolean isOfPack() {
        return preview.scope() == CompactPreview.Scope.PACK;
    }

    private CompactPreview.Line first() {
        return preview.lines().getFirst();
    }

    /// What the dialog counts rows of: the array, linked arrays or not, or all arrays of the pack.
    private List<CompactPreview.Line> mainLines() {
        return isOfPack() ? preview.lines() : preview.lines().subList(0, 1);
    }

    private long main(ToLongFunction<ArrayPlan> amount) {
        return mainLines().stream().map(CompactPreview.Line::plan).mapToLong(amount).sum();
    }

    private List<CompactPreview.Line> lines() {
        return withLinked.get() ? preview.lines() : mainLines();
    }

    private long sum(ToLongFunction<ArrayPlan> amount) {
        return lines().stream().map(CompactPreview.Line::plan).mapToLong(amount).sum();
    }
}
