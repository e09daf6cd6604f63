package numpack.engine.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import numpack.engine.ArrayStamp;
import numpack.engine.draft.log.LogFolder;
import numpack.engine.draft.log.LogHeader;
import numpack.engine.draft.log.LogRecord;
import numpack.engine.draft.log.RecordLog;

/// The log of one pack's draft: every change of the [History] is a record here before it is one there. Opening it gives the history back.
///
/// A save or a compaction is two records: what it will make of the pack, synced before, and that it is done. If a crash comes between, the
/// pack itself says which it is; see [#unsettled].
final class DraftLog implements AutoCloseable {
    private static final int ARRAY = 3;
    private static final int STEPS = 4;
    private static final int CURSOR = 5;
    private static final int COMMITTING = 6;
    private static final int COMMITTED = 7;
    private static final int GIVEN_UP = 8;
    private static final int RELOADED = 9;

    private final RecordLog records;
    private final History history;
    private Optional<String> note;
    private Optional<Commit> unsettled;

    private DraftLog(RecordLog records, History history, Optional<String> note, Optional<Commit> unsettled) {
        this.records = records;
        this.history = history;
        this.note = note;
        this.unsettled = unsettled;
    }

    /// What a commit makes of the pack.
    ///
    /// @param mark        how many steps are saved after it
    /// @param stampMicros the time that touched arrays bear after it
    /// @param arrays      the touched arrays as they will be; the stamps are still the old ones
    /// @param waiting     all removed arrays that wait after it, by identity
    /// @param kind        what it is
    record Commit(Kind kind, int mark, long stampMicros, List<KnownArray> arrays, Map<Long, Parked> waiting) {
        Commit {
            arrays = List.copyOf(arrays);
            waiting = Map.copyOf(waiting);
        }

        /// What a commit is.
        enum Kind {
            /// Steps up to the mark are in the pack then, and the cursor is there.
            SAVE,
            /// The steps stay where they are, and rows close up. It chooses its time itself: the rows say whether it happened.
            COMPACTION
        }
    }

    static DraftLog open(Path path, LogHeader header) throws IOException {
        var note = Optional.<String>empty();
        var damaged = LogFolder.asideOf(path);
        var before = Files.exists(damaged) ? Files.getLastModifiedTime(damaged) : null;
        var reading = new Reading();
        RecordLog records;
        try {
            records = RecordLog.open(path, reading::accept);
            if (Files.exists(damaged) && !Files.getLastModifiedTime(damaged).equals(before)) {
                note = Optional.of(damaged.toString());
            }
        } catch (IllegalArgumentException malformed) {
            note = Optional.of(LogFolder.setAside(path).toString());
            reading = new Reading();
            records = RecordLog.open(path, reading::accept);
        }
        var log = new DraftLog(records, reading.history, note, reading.unsettled);
        reading.bind(records);
        if (reading.header.isEmpty() || !reading.header.get().equals(header)) {
            records.append(LogHeader.TYPE, header.toBytes());
        }
        return log;
    }

    /// A log that stays empty, of a draft that only looks at a pack.
    static DraftLog none(Path pack) {
        return new DraftLog(RecordLog.none(pack), new History(), Optional.empty(), Optional.empty());
    }

    /// What unsaved work a log holds, without opening it for writing; empty if there is none or it cannot be read.
    static Optional<UnsavedWork> peek(Path path) throws IOException {
        var reading = new Reading();
        try {
            RecordLog.scan(path, reading::accept);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        var history = reading.history;
        int from = Math.min(history.cursor(), history.mark());
        int to = Math.max(history.cursor(), history.mark());
        if (reading.header.isEmpty() || from == to) {
            return Optional.empty();
        }
        var last = history.steps().get(to - 1).time();
        return Optional.of(new UnsavedWork(reading.header.get().packPath(), to - from, last, path));
    }

    History history() {
        return history;
    }

    /// Where a log that could not be read to its end was kept.
    Optional<String> note() {
        return note;
    }

    /// Copies the log beside itself because something in it is damaged.
    void keepAside() throws IOException {
        var aside = LogFolder.asideOf(records.path());
        Files.copy(records.path(), aside, StandardCopyOption.REPLACE_EXISTING);
        note = Optional.of(aside.toString());
    }

    /// A commit of which the log does not say whether it happened.
    Optional<Commit> unsettled() {
        return unsettled;
    }

    RecordLog records() {
        return records;
    }

    /// Remembers an array before the first step that touches it.
    void know(KnownArray array) throws IOException {
        records.append(ARRAY, known(new LogOutput(), array).toBytes());
        history.know(array);
    }

    /// Puts steps in the place of those from `position` on.
    void replaceFrom(int position, List<Step> steps) throws IOException {
        records.append(STEPS, steps(position, steps, at -> at));
        history.replaceFrom(position, steps);
    }

    void moveTo(int position) throws IOException {
        records.append(CURSOR, new LogOutput().number(position).toBytes());
        history.moveTo(position);
    }

    /// Says what will be committed; it is on the disk when this returns.
    void committing(Commit commit) throws IOException {
        records.append(COMMITTING, commit(commit, commit.arrays()).toBytes());
        records.sync();
        unsettled = Optional.of(commit);
    }

    /// Says that it was committed.
    ///
    /// @param stamps of the touched arrays that are in the pack now, by identity
    void committed(Map<Long, ArrayStamp> stamps) throws IOException {
        var commit = unsettled.orElseThrow();
        var arrays = new ArrayList<KnownArray>();
        for (var array : commit.arrays()) {
            arrays.add(stamps.containsKey(array.id()) ? array.withStamp(stamps.get(array.id())) : array);
        }
        records.append(COMMITTED, commit(commit, arrays).toBytes());
        unsettled = Optional.empty();
        settle(history, commit, arrays);
        records.sync();
    }

    /// Says that it was not committed.
    void givenUp() throws IOException {
        records.append(GIVEN_UP, new byte[0]);
        unsettled = Optional.empty();
    }

    /// Remembers what a reload found.
    ///
    /// @param arrays the arrays that changed outside, as they are now
    /// @param voids  steps without effect from now on, and why
    void reloaded(Collection<KnownArray> arrays, Map<Long, String> voids) throws IOException {
        var out = new LogOutput().number(arrays.size());
        arrays.forEach(array -> known(out, array));
        out.number(voids.size());
        voids.forEach((id, reason) -> out.number(id).text(reason));
        records.append(RELOADED, out.toBytes());
        arrays.forEach(history::know);
        history.voids().putAll(voids);
    }

    /// Writes the log anew without the steps before `position`, over the old file.
    ///
    /// @param waiting the removed arrays that are still needed
    DraftLog without(int position, Map<Long, Parked> waiting, LogHeader header) throws IOException {
        var path = records.path();
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var out = RecordLog.open(fresh, _ -> { })) {
            out.append(LogHeader.TYPE, header.toBytes());
            for (var array : history.known().values()) {
                out.append(ARRAY, known(new LogOutput(), array).toBytes());
            }
            var kept = new ArrayList<>(history.steps().subList(position, history.steps().size()));
            var moved = new HashMap<Long, Long>();
            for (var step : kept) {
                copyBulk(step, out, moved);
            }
            out.append(STEPS, steps(0, kept, moved::get));
            out.append(COMMITTED, commit(new Commit(Commit.Kind.SAVE, history.mark() - position, 0, List.of(), waiting), List.of())
                    .toBytes());
            out.append(CURSOR, new LogOutput().number(history.cursor() - position).toBytes());
            var voids = new LogOutput().number(0).number(history.voids().size());
            history.voids().forEach((id, reason) -> voids.number(id).text(reason));
            out.append(RELOADED, voids.toBytes());
            out.sync();
        }
        records.close();
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        return open(path, header);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private static void settle(History history, Commit commit, List<KnownArray> arrays) {
        arrays.forEach(history::know);
        history.waiting().clear();
        history.waiting().putAll(commit.waiting());
        int cursor = history.cursor();
        history.markAt(commit.mark());
        if (commit.kind() != Commit.Kind.SAVE) {
            history.moveTo(cursor);
        }
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

    private static byte[] steps(int position, List<Step> steps, LongUnaryOperator moved) {
        var out = new LogOutput().number(position).number(steps.size());
        steps.forEach(step -> StepCodec.write(out, step, moved));
        return out.toBytes();
    }

    private static LogOutput commit(Commit commit, List<KnownArray> arrays) {
        var out = new LogOutput().number(commit.kind().ordinal()).number(commit.mark()).number(commit.stampMicros()).number(arrays.size());
        arrays.forEach(array -> known(out, array));
        out.number(commit.waiting().size());
        commit.waiting().forEach((id, parked) -> out.number(id).text(parked.key()).number(parked.afterStep()));
        return out;
    }

    private static LogOutput known(LogOutput out, KnownArray array) {
        out.number(array.id()).text(array.name()).number(array.isPresent() ? 1 : 0).number(array.dtype().code()).shape(array.shape())
                .number(array.stamp().lastModifiedMicros()).text(array.stamp().fingerprint()).space(array.space())
                .number(array.closings().size());
        array.closings().forEach(closing -> out.number(closing.stepId()).space(closing.space()).rows(closing.live()));
        return out;
    }

    /// Records becoming a history.
    private static final class Reading {
        private final History history = new History();
        private final LateLog log = new LateLog();
        private final LastTarget last = new LastTarget();
        private Optional<LogHeader> header = Optional.empty();
        private Optional<Commit> unsettled = Optional.empty();

        void accept(LogRecord record) {
            var in = new LogInput(record.payload());
            switch (record.type()) {
                case RecordLog.BULK -> { }
                case LogHeader.TYPE -> header(LogHeader.fromBytes(record.payload()));
                case ARRAY -> history.know(known(in));
                case STEPS -> steps(in, record.position());
                case CURSOR -> history.moveTo(in.position());
                case COMMITTING -> unsettled = Optional.of(commit(in));
                case COMMITTED -> {
                    var commit = commit(in);
                    settle(history, commit, commit.arrays());
                    unsettled = Optional.empty();
                }
                case GIVEN_UP -> unsettled = Optional.empty();
                case RELOADED -> reloaded(in);
                default -> throw new IllegalArgumentException("a record of type " + record.type());
            }
        }

        void bind(RecordLog records) {
            log.bind(records);
        }

        private void header(LogHeader found) {
            if (found.version() != LogHeader.VERSION) {
                throw new IllegalArgumentException("a log of version " + found.version());
            }
            header = Optional.of(found);
        }

        private void steps(LogInput in, long limit) {
            int position = in.position();
            int count = in.count();
            var steps = new ArrayList<Step>(count);
            for (int i = 0; i < count; i++) {
                steps.add(StepCodec.read(in, log, limit, last));
            }
            history.replaceFrom(position, steps);
        }

        private void reloaded(LogInput in) {
            int arrays = in.count();
            for (int i = 0; i < arrays; i++) {
                history.know(known(in));
            }
            int voids = in.count();
            for (int i = 0; i < voids; i++) {
                history.voids().put(in.number(), in.text());
            }
        }

        private static Commit commit(LogInput in) {
            var kinds = Commit.Kind.values();
            var kind = kinds[Math.clamp(in.number(), 0, kinds.length - 1)];
            int mark = in.position();
            long stamp = in.number();
            int count = in.count();
            var arrays = new ArrayList<KnownArray>(count);
            for (int i = 0; i < count; i++) {
                arrays.add(known(in));
            }
            int keys = in.count();
            var waiting = new HashMap<Long, Parked>();
            for (int i = 0; i < keys; i++) {
                waiting.put(in.number(), new Parked(in.text(), in.number()));
            }
            return new Commit(kind, mark, stamp, arrays, waiting);
        }

        private static KnownArray known(LogInput in) {
            long id = in.number();
            var name = in.text();
            boolean isPresent = in.number() == 1;
            var dtype = in.dtype();
            var shape = in.shape();
            var stamp = new ArrayStamp(in.number(), in.text());
            var space = in.space();
            int count = in.count();
            var closings = new ArrayList<KnownArray.Closing>(count);
            for (int i = 0; i < count; i++) {
                closings.add(new KnownArray.Closing(in.number(), in.space(), in.rows()));
            }
            return new KnownArray(id, name, isPresent, dtype, shape, stamp, space, closings);
        }
    }
}
