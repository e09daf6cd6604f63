package numpack.engine.draft.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import numpack.engine.Pack;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.Conflicting;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.IndexedSteps;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.history.Promise;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.RecordLog;
import numpack.engine.draft.signature.SignedRows;
import numpack.engine.draft.state.Parked;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepEffects;

/// The log of one pack's draft: every change of the [History] is a record here before it is one there. Opening it gives the history back.
///
/// A save or a compaction is two records: what it will make of the pack, synced before, and that it is done. If a crash comes between, the
/// pack itself says which it is; see [#unsettled].
public final class DraftLog implements AutoCloseable {
    private final RecordLog records;
    private final History history;
    private Optional<String> note;
    private Optional<Promise> unsettled;
    private Optional<LogHeader> header;

    private DraftLog(RecordLog records, History history, Optional<String> note, Optional<Promise> unsettled, Optional<LogHeader> header) {
        this.records = records;
        this.history = history;
        this.note = note;
        this.unsettled = unsettled;
        this.header = header;
    }

    /// @throws numpack.engine.draft.log.LaterLogException if a later version of this program wrote it
    public static DraftLog open(Path path) throws IOException {
        Optional<Path> aside;
        var reading = new HistoryReader();
        RecordLog records;
        try {
            records = RecordLog.open(path, reading::accept);
            aside = records.aside();
        } catch (IllegalArgumentException malformed) {
            aside = Optional.of(LogFolder.setAside(path));
            reading = new HistoryReader();
            records = RecordLog.open(path, reading::accept);
        }
        var log = new DraftLog(records, reading.history(), aside.map(Path::toString), reading.unsettled(), reading.header());
        reading.bind(records);
        return log;
    }

    /// Whether it is of this pack.
    public boolean isOf(Pack pack) throws IOException {
        return look().isOf(pack);
    }

    /// Whether it holds nothing that was saved or waits to be.
    public boolean isSpare() {
        return look().isSpare();
    }

    private LogLook look() {
        return new LogLook(header, history, unsettled, records.path());
    }

    /// Says whose it is from now on. Nothing else may be written before.
    public void belongTo(LogHeader owner) throws IOException {
        if (!header.equals(Optional.of(owner))) {
            records.append(LogHeader.TYPE, owner.toBytes());
            header = Optional.of(owner);
        }
    }

    /// A log that stays empty, of a draft that only looks at a pack.
    public static DraftLog none(Path pack) {
        return new DraftLog(RecordLog.none(pack), new History(new StepReader(new LateLog())), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public History history() {
        return history;
    }

    /// Where a log that could not be read to its end was kept.
    public Optional<String> note() {
        return note;
    }

    /// Copies the log beside itself because something in it is damaged; once, for it only grows from then on.
    public void keepAside() throws IOException {
        if (note.isEmpty()) {
            note = Optional.of(LogFolder.keepAside(records.path()).toString());
        }
    }

    /// A commit of which the log does not say whether it happened.
    public Optional<Promise> unsettled() {
        return unsettled;
    }

    public RecordLog records() {
        return records;
    }

    /// Remembers an array before the first step that touches it.
    void know(KnownArray array) throws IOException {
        records.append(HistoryCodec.ARRAY, HistoryCodec.known(new LogOutput(), array).toBytes());
        history.know(array);
    }

    /// Remembers what the pack holds where an atom changes something; before its step, or right after it.
    void sign(long atomId, SignedRows rows) throws IOException {
        records.append(HistoryCodec.SIGNATURES, HistoryCodec.signatures(atomId, rows));
        history.sign(atomId, rows);
    }

    /// How many steps must stay as they are: those that are saved, and those that are if the unsettled commit happened.
    public int firstReplaceable() {
        return unsettled.map(promise -> Math.max(promise.mark(), history.markInLog())).orElse(history.mark());
    }

    /// Puts steps in the place of those from `position` on.
    public void replaceFrom(int position, List<Step> steps) throws IOException {
        if (position < firstReplaceable()) {
            throw new IllegalArgumentException("steps from %d on, but the first %d stay".formatted(position, firstReplaceable()));
        }
        var record = HistoryCodec.steps(position, steps, at -> at);
        long start = records.append(HistoryCodec.STEPS, record.payload());
        history.replaceFrom(position, steps, new IndexedSteps.Places(start, record.payload(), record.offsets()));
    }

    public void moveTo(int position) throws IOException {
        records.append(HistoryCodec.CURSOR, new LogOutput().number(position).toBytes());
        history.moveTo(position);
    }

    /// Says what will be committed; it is on the disk when this returns. What became of the last commit is to be known before.
    public void committing(Promise promise) throws IOException {
        if (unsettled.isPresent()) {
            throw new IllegalStateException("another commit is unsettled");
        }
        records.append(HistoryCodec.COMMITTING, HistoryCodec.promise(promise, promise.arrays()).toBytes());
        records.sync();
        unsettled = Optional.of(promise);
    }

    /// Says that it was committed.
    ///
    /// @param stored the touched arrays that are in the pack now, by identity
    public void committed(Map<Long, StoredArray> stored) throws IOException {
        var promise = unsettled.orElseThrow();
        var arrays = asStored(promise, stored);
        records.append(HistoryCodec.COMMITTED, HistoryCodec.promise(promise, arrays).toBytes());
        unsettled = Optional.empty();
        history.fulfil(promise, arrays);
        records.sync();
    }

    /// Goes on as if it was committed, for as long as the pack shows it so from memory. The promise stays open, and the file says nothing.
    public void assumeCommitted(Map<Long, StoredArray> stored) throws IOException {
        history.assume(unsettled.orElseThrow(), asStored(unsettled.orElseThrow(), stored));
    }

    private static List<KnownArray> asStored(Promise promise, Map<Long, StoredArray> stored) throws IOException {
        var arrays = new ArrayList<KnownArray>();
        for (var array : promise.arrays()) {
            var now = stored.get(array.id());
            arrays.add(now == null ? array : array.asStored(now));
        }
        return arrays;
    }

    /// Says that it was not committed.
    public void givenUp() throws IOException {
        records.append(HistoryCodec.GIVEN_UP, new byte[0]);
        unsettled = Optional.empty();
        history.unassume();
    }

    /// Remembers what a reload found.
    ///
    /// @param arrays the arrays that changed outside, as they are now
    /// @param voids  steps without effect from now on, and why
    public void reloaded(Collection<KnownArray> arrays, Map<Long, StepEffects.Reason> voids) throws IOException {
        records.append(HistoryCodec.RELOADED, HistoryCodec.reloaded(arrays, voids));
        arrays.forEach(history::know);
        history.addVoids(voids);
    }

    /// Says which steps do not fit; all that was said of it before is void.
    public void setConflicting(Conflicting conflicting) throws IOException {
        records.append(HistoryCodec.CONFLICTING, HistoryCodec.conflicting(conflicting, at -> at));
        history.setConflicting(conflicting);
    }

    /// Rewrites the log without the steps before `position`, over the old file, and without arrays that the pack has no more and none of the
    /// steps that are left speaks of. If that fails, this one continues as before. No commit may be unsettled.
    ///
    /// @param waiting the removed arrays that are still needed
    DraftLog without(int position, Map<Long, Parked> waiting) throws IOException {
        var path = records.path();
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            writeWithout(position, waiting, fresh);
            records.giveWayTo(fresh);
        } catch (IOException | RuntimeException failed) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException second) {
                failed.addSuppressed(second);
            }
            throw failed;
        }
        return open(path);
    }

    private void writeWithout(int position, Map<Long, Parked> waiting, Path fresh) throws IOException {
        try (var out = RecordLog.open(fresh, _ -> { })) {
            out.append(LogHeader.TYPE, header.orElseThrow().toBytes());
            var kept = history.steps().subList(position, history.steps().size());
            var mentioned = new HashSet<>(waiting.keySet());
            mentioned.addAll(history.conflicting().arrays().keySet());
            kept.forEach(step -> step.atoms().forEach(atom -> mentioned.add(atom.target().arrayId())));
            for (var array : history.known().values()) {
                if (array.isPresent() || mentioned.contains(array.id())) {
                    out.append(HistoryCodec.ARRAY, HistoryCodec.known(new LogOutput(), array).toBytes());
                }
            }
            var moved = new HashMap<Long, Long>();
            for (var step : kept) {
                copyBulk(step, out, moved);
            }
            for (var step : history.conflicting().steps()) {
                copyBulk(step, out, moved);
            }
            out.append(HistoryCodec.STEPS, HistoryCodec.steps(0, kept, moved::get).payload());
            out.append(HistoryCodec.COMMITTED, HistoryCodec.promise(new Promise(Promise.Kind.SAVE, history.mark() - position, 0, List.of(), waiting), List.of())
                    .toBytes());
            out.append(HistoryCodec.CURSOR, new LogOutput().number(history.cursor() - position).toBytes());
            // Numbers of forgotten steps may be given again: nothing is to be said of them.
            var voids = new HashMap<>(history.voids());
            voids.keySet().retainAll(kept.stream().map(Step::id).collect(Collectors.toSet()));
            out.append(HistoryCodec.RELOADED, HistoryCodec.reloaded(List.of(), voids));
            if (!history.conflicting().isEmpty()) {
                out.append(HistoryCodec.CONFLICTING, HistoryCodec.conflicting(history.conflicting(), moved::get));
            }
            for (long atom : history.signatures().atoms()) {
                out.append(HistoryCodec.SIGNATURES, HistoryCodec.signatures(atom, history.signatures().of(atom).orElseThrow()));
            }
            out.sync();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void copyBulk(Step step, RecordLog out, Map<Long, Long> moved) throws IOException {
        for (var bytes : StepCodec.bulk(step)) {
            if (!moved.containsKey(bytes.position())) {
                long position = out.appendBulk(bytes.size(), sink -> {
                    var block = new byte[1 << 18];
                    for (long at = 0; at < bytes.size(); at += block.length) {
                        int count = (int) Math.min(block.length, bytes.size() - at);
                        bytes.read(at, block, 0, count);
                        sink.write(block, 0, count);
                    }
                });
                moved.put(bytes.position(), position);
            }
        }
    }
}
