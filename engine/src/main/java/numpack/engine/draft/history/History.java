package numpack.engine.draft.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;
import numpack.engine.draft.step.StepList;

/// What a log says, in memory: the steps, how many are done, how many are saved, and what was known of the pack then. Not safe for threads.
public final class History {
    private Conflicting conflicting = Conflicting.NONE;
    private final RowSignatures signatures = new RowSignatures();
    private IndexedSteps steps;
    private final Map<Long, KnownArray> known = new HashMap<>();
    private final Map<Long, Parked> waiting = new HashMap<>();
    private Renumberings renumberings = Renumberings.NONE;
    private final Reverts reverts = new Reverts();
    private final VoidSteps voids = new VoidSteps();
    private final IdCounters numbers = new IdCounters();
    private Optional<StepEffects> effects = Optional.empty();
    /// What was known before a promise was assumed to be kept; empty if none is.
    private Optional<Unassumed> unassumed = Optional.empty();
    private int cursor;
    private int mark;

    /// @param reader where the steps are read again
    public History(IndexedSteps.Source reader) {
        this.steps = IndexedSteps.empty(reader);
    }

    /// All steps at this moment.
    public StepList steps() {
        return steps;
    }

    /// The steps of these numbers.
    public List<Step> steps(Set<Long> ids) {
        return List.copyOf(steps.at(IntStream.range(0, steps.size()).filter(at -> ids.contains(steps.id(at))).toArray()));
    }

    public int cursor() {
        return cursor;
    }

    public int mark() {
        return mark;
    }

    /// How many steps the log says are saved, whatever is assumed.
    public int markInLog() {
        return unassumed.map(Unassumed::mark).orElse(mark);
    }

    /// Whether it continues as if a promise were kept of which it is not known whether it was.
    public boolean isAssuming() {
        return unassumed.isPresent();
    }

    /// Arrays that steps have touched, by identity, as they were last saved or read.
    public Map<Long, KnownArray> known() {
        return known;
    }

    /// What compactions have made of row numbers.
    public Renumberings renumberings() {
        return renumberings;
    }

    /// Removed arrays that wait in the pack, by identity.
    public Map<Long, Parked> waiting() {
        return waiting;
    }

    /// The numbers that steps and arrays have.
    public IdCounters numbers() {
        return numbers;
    }

    /// Steps without effect, and why. Does not change.
    public Map<Long, StepEffects.Reason> voids() {
        return voids.reasons();
    }

    public void addVoids(Map<Long, StepEffects.Reason> more) {
        voids.add(more);
        effects = Optional.empty();
    }

    /// Which steps have an effect now.
    public StepEffects effects() {
        if (effects.isEmpty()) {
            var reverted = reverts.reverted(cursor, revert -> revert.position() >= mark && isVoid(revert.step()));
            effects = Optional.of(new StepEffects(voids(), reverted, conflicting.ids()));
        }
        return effects.get();
    }

    private boolean isVoid(Step step) {
        return voids.has(step.id());
    }

    /// Unsaved steps that are none of [#steps] because they do not fit what another program has written.
    public Conflicting conflicting() {
        return conflicting;
    }

    public void setConflicting(Conflicting next) {
        conflicting = next;
        effects = Optional.empty();
        next.steps().forEach(numbers::see);
        next.arrays().keySet().forEach(numbers::seeArrayId);
    }

    /// What is known of the rows that unsaved steps touch.
    public RowSignatures signatures() {
        return signatures;
    }

    /// Remembers what the pack holds where an atom changes something.
    public void sign(long atomId, SignedRows rows) {
        signatures.put(atomId, rows);
        numbers.seeStepId(atomId);
    }

    /// After a save rows hold something else, also those of steps that were undone before. Only of conflicting ones it is known what they held.
    private void forgetSignatures() {
        if (!signatures.isEmpty()) {
            var needed = new HashSet<Long>();
            conflicting.steps().forEach(step -> step.atoms().forEach(atom -> needed.add(atom.id())));
            signatures.keepOnly(needed);
        }
    }

    /// Forgets steps from `position` on and puts others there; all are done then.
    ///
    /// @param places where they lie in the log
    public void replaceFrom(int position, List<Step> added, IndexedSteps.Places places) {
        if (position < mark || position > steps.size()) {
            throw new IllegalArgumentException("steps from %d on, of %d with %d saved".formatted(position, steps.size(), mark));
        }
        steps = steps.replacedFrom(position, added, places);
        added.forEach(numbers::see);
        voids.replacedFrom(position, steps);
        reverts.replaceFrom(position, added, steps);
        moveTo(steps.size());
    }

    public void moveTo(int position) {
        if (position < 0 || position > steps.size()) {
            throw new IllegalArgumentException("cursor at %d of %d".formatted(position, steps.size()));
        }
        cursor = position;
        effects = Optional.empty();
    }

    private void markAt(int position) {
        if (position < 0 || position > steps.size()) {
            throw new IllegalArgumentException("mark at %d of %d".formatted(position, steps.size()));
        }
        mark = position;
        effects = Optional.empty();
    }

    /// Takes over what a kept promise has made of the pack. The cursor stays: it is at the promise's mark, or where it was moved since.
    ///
    /// @param arrays the touched arrays as they are now
    public void fulfil(Promise promise, List<KnownArray> arrays) {
        takeOver(promise, arrays);
        unassumed = Optional.empty();
        if (promise.kind() == Promise.Kind.SAVE) {
            forgetSignatures();
        }
    }

    /// Goes on as if a promise were kept, until it is fulfilled or [#unassume] is called.
    public void assume(Promise promise, List<KnownArray> arrays) {
        if (unassumed.isEmpty()) {
            var before = new HashMap<Long, Optional<KnownArray>>();
            promise.arrays().forEach(array -> before.put(array.id(), Optional.ofNullable(known.get(array.id()))));
            unassumed = Optional.of(new Unassumed(mark, before, Map.copyOf(waiting)));
        }
        takeOver(promise, arrays);
    }

    /// Goes back to what was known before a promise was assumed to be kept. Steps that were added since stay.
    public void unassume() {
        if (unassumed.isPresent()) {
            var before = unassumed.get();
            before.known().forEach((id, array) -> array.ifPresentOrElse(this::know, () -> known.remove(id)));
            waiting.clear();
            waiting.putAll(before.waiting());
            markAt(before.mark());
            unassumed = Optional.empty();
        }
    }

    private void takeOver(Promise promise, List<KnownArray> arrays) {
        markAt(promise.mark());
        arrays.forEach(this::know);
        waiting.clear();
        waiting.putAll(promise.waiting());
        waiting.values().forEach(parked -> numbers.seeStepId(parked.afterStep()));
    }

    /// @param known the arrays of the promise; empty if the log did not know them
    private record Unassumed(int mark, Map<Long, Optional<KnownArray>> known, Map<Long, Parked> waiting) {}

    /// The number of the last saved step; 0 if there is none.
    public long lastSavedStep() {
        return mark == 0 ? 0 : steps.id(mark - 1);
    }

    /// How many steps have come to rest: what happens after them needs none of them. They are saved and done, and say nothing of a removed
    /// array that a later step brings back: it may wait in the pack as it was before they changed it.
    public int firstNeeded() {
        int needed = Math.min(cursor, mark);
        int before = steps.size() + 1;
        while (needed < before) {
            before = needed;
            for (var waits : waitingFor(needed).entrySet()) {
                needed = firstOn(waits.getKey(), positionAfter(waits.getValue().afterStep()), needed);
            }
        }
        return needed;
    }

    /// The removed arrays that steps from a position on are about, or conflicting ones.
    public Map<Long, Parked> waitingFor(int position) {
        var later = new ArrayList<>(steps.subList(position, steps.size()));
        later.addAll(conflicting.steps());
        var needed = new HashMap<>(waiting);
        needed.keySet().retainAll(later.stream().flatMap(step -> step.atoms().stream()).map(atom -> atom.target().arrayId())
                .collect(Collectors.toSet()));
        return needed;
    }

    /// The first step between two positions that touches an array; the later position if none does.
    private int firstOn(long arrayId, int from, int to) {
        for (int at = from; at < to; at++) {
            if (steps.get(at).touches(Set.of(arrayId))) {
                return at;
            }
        }
        return to;
    }

    /// The last step before the cursor that has an effect; -1 if there is none.
    public int undoPosition() {
        int position = cursor - 1;
        while (position >= 0 && voids.has(steps.id(position))) {
            position--;
        }
        return position;
    }

    /// The first step after the cursor that has an effect; -1 if there is none.
    public int redoPosition() {
        int position = cursor;
        while (position < steps.size() && voids.has(steps.id(position))) {
            position++;
        }
        return position < steps.size() ? position : -1;
    }

    /// How many steps there are up to a step and with it; 0 if it is not among them.
    public int positionAfter(long stepId) {
        return steps.positionOf(stepId) + 1;
    }

    /// The steps between cursor and mark that have an effect: those that a save would make lasting, or take back. A revert of steps that are
    /// not saved is none, for they are as if they had never been; one of saved steps, and one that is saved and undone, is one more.
    public List<Step> unsaved() {
        int from = Math.min(cursor, mark);
        int to = Math.max(cursor, mark);
        boolean isAhead = cursor > mark;
        if (voids.isEmpty() && reverts.isEmpty()) {
            return steps.subList(from, to);
        }
        var idle = isAhead ? idle() : Set.<Long>of();
        return steps.at(IntStream.range(from, to).filter(at -> !voids.has(steps.id(at)) && !idle.contains(steps.id(at))).toArray());
    }

    /// How many [#unsaved] there are. Reads nothing, and costs as much as there are reverted steps.
    public int unsavedCount() {
        int from = Math.min(cursor, mark);
        int to = Math.max(cursor, mark);
        return to - from - voids.count(from, to, steps) - (cursor > mark ? idle().size() : 0);
    }

    /// The unsaved steps that do nothing, because they are reverted, or revert others that are unsaved; without void ones.
    private Set<Long> idle() {
        var idle = reverted(mark, cursor);
        reverts.between(mark, cursor).stream().map(Reverts.Revert::step).filter(this::isRevertOfUnsaved).forEach(step -> idle.add(step.id()));
        idle.removeAll(voids().keySet());
        return idle;
    }

    /// Whether a step is done, not saved, and has an effect that can be reverted. What comes before a revert of saved steps cannot be: what
    /// that changed is known only with all that was there.
    public boolean canRevert(Step step) {
        int at = steps.positionOf(step.id());
        return mark <= at && at < cursor && !(step instanceof Step.Reverted) && !isVoid(step)
                && !reverted(mark, cursor).contains(step.id()) && !reverts.between(at, cursor).stream()
                        .anyMatch(revert -> !isVoid(revert.step()) && revert.step() instanceof Step.Reverted && revert.firstReverted() < mark);
    }

    /// Whether a step is a revert of steps none of which is saved. It is done by doing the others without them; one of saved steps is done by
    /// what it changed.
    public boolean isRevertOfUnsaved(Step step) {
        return step instanceof Step.Reverted out && reverts.firstReverted(out) >= mark;
    }

    /// Whether a step between two positions takes out steps before another position.
    public boolean hasRevertOf(int before, int from, int to) {
        return reverts.between(from, to).stream().anyMatch(revert -> revert.step() instanceof Step.Reverted && revert.firstReverted() < before);
    }

    /// Where the last step between two positions stands that takes out unsaved ones; -1 if there is none.
    int lastRevertOfUnsaved(int from, int to) {
        return reverts.between(from, to).stream().filter(revert -> isRevertOfUnsaved(revert.step()) && !isVoid(revert.step()))
                .mapToInt(Reverts.Revert::position).max().orElse(-1);
    }

    /// Steps that have lost their effect by the last save, and why. A revert that says only which steps go, not what that changes, ends with
    /// the save: if it is saved, nothing up to it can be undone; if the steps are saved that it took out, it cannot be redone, nor what came after it.
    public Map<Long, StepEffects.Reason> voidsBySave() {
        var lost = new HashMap<Long, StepEffects.Reason>();
        for (var revert : reverts.between(0, steps.size())) {
            if (!(revert.step() instanceof Step.Reverted out) || isVoid(out)) {
                continue;
            }
            boolean isFinal = out.lasting() == Step.Reverted.Lasting.UNTIL_SAVED;
            if (revert.position() < mark && isFinal) {
                addVoids(lost, 0, revert.position() + 1, StepEffects.Reason.BEFORE_SAVED_REVERT);
            } else if (revert.position() >= mark && revert.firstReverted() < mark && (isFinal || revert.lastReverted() >= mark)) {
                lost.put(out.id(), StepEffects.Reason.REVERTED_SAVED_SINCE);
                addVoids(lost, revert.position() + 1, steps.size(), StepEffects.Reason.AFTER_LOST_REDO);
                return lost;
            }
        }
        return lost;
    }

    private void addVoids(Map<Long, StepEffects.Reason> lost, int from, int to, StepEffects.Reason reason) {
        IntStream.range(from, to).mapToObj(steps::id).filter(id -> !voids.has(id)).forEach(id -> lost.put(id, reason));
    }

    /// What happened between two positions, whether or not it can be taken back: without steps that were void then or were reverted permanently.
    List<Step> happened(int from, int to) {
        var range = steps.subList(from, to);
        var gone = new HashSet<Long>();
        for (var step : range) {
            if (step instanceof Step.Reverted out && out.lasting() == Step.Reverted.Lasting.UNTIL_SAVED) {
                gone.addAll(out.stepIds());
            }
        }
        return range.stream().filter(step -> isInEffect(step) && !gone.contains(step.id())).toList();
    }

    private boolean isInEffect(Step step) {
        return !isVoid(step) || voids().get(step.id()) == StepEffects.Reason.BEFORE_SAVED_REVERT;
    }

    /// The unsaved steps that reverts between two positions cover.
    public Set<Long> reverted(int from, int to) {
        var out = new HashSet<Long>();
        for (var revert : reverts.between(from, to)) {
            if (isRevertOfUnsaved(revert.step()) && !isVoid(revert.step())) {
                out.addAll(((Step.Reverted) revert.step()).stepIds());
            }
        }
        return out;
    }

    /// Remembers an array; numbers that it mentions are not given again.
    public void know(KnownArray array) {
        known.put(array.id(), array);
        if (!array.closings().equals(renumberings.closings().getOrDefault(array.id(), List.of()))) {
            var closings = new HashMap<>(renumberings.closings());
            closings.put(array.id(), array.closings());
            renumberings = new Renumberings(closings);
        }
        numbers.see(array);
    }
}
