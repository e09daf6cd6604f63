package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.commit.span.JournalBudget;
import numpack.engine.commit.span.WriteSizes;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.internal.DiskWork;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.lazy.LazySource;
import numpack.engine.rows.Bools;
import numpack.engine.shape.Slice;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.stream.BatchSize;
import numpack.engine.stream.RowStream;

/// What becomes of one data file of an array that stays: bytes written over, its end cut off, rows added, all through the journal while
/// that is small. Else, and always if other folders have it as a hard link, it is *renewed*, written anew beside the old one; or its new rows
/// become a *tail*, written after the live end first.
public final class FileRewrite {
    private static final int PIECE = 1 << 22;

    private final DataFile data;
    private final ReadFile source;
    private final CommitPlan plan;
    private final NewFiles news;
    private final JournalBudget budget;
    private final List<JournalStep> steps = new ArrayList<>();
    private boolean hasTail;
    private long tailStart;
    private long tailEnd;
    private String parked = "";
    private String renewed = "";
    private final WriteSizes writes = new WriteSizes();
    private long length;

    FileRewrite(DataFile data, ReadFile source, CommitPlan plan, NewFiles news, JournalBudget budget) {
        this.data = data;
        this.source = source;
        this.plan = plan;
        this.news = news;
        this.budget = budget;
        this.length = lengthBefore();
    }

    /// What recovery must know of a file that gets a tail.
    @FunctionalInterface
    interface TailGuard {
        Guard of(String file, long length, long lengthWithTail);
    }

    DataFile data() {
        return data;
    }

    /// Relative to the pack.
    String file() {
        return data.at().file();
    }

    /// The file as it is, for reading.
    ReadFile source() {
        return source;
    }

    long lengthBefore() {
        return data.at().stamp().size();
    }

    /// How long it will be, as far as changes are known.
    long length() {
        return length;
    }

    /// Whether anything happens to it.
    boolean isTouched() {
        return !parked.isEmpty() || !renewed.isEmpty();
    }

    /// What the writes need, for measuring them.
    WriteSizes writes() {
        return writes;
    }

    /// Whether there are writes that are not made in place: because the file is shared, because they are so many that a new file costs less,
    /// or because the journal has no room for them (else it takes the room).
    boolean isToBeRenewed() throws IOException {
        return !writes.isEmpty() && (isHardLinked() || isCheaperRenewed() || !budget.take(writes.journalBytes()));
    }

    private boolean isCheaperRenewed() throws IOException {
        return writes.areDearerThan(length) && news.canSucceed(data.at(), length);
    }

    /// Whether the file has other names: a copy of the pack that was made with hard links, a cache. What is written in place is written
    /// there, too, so a new file takes its place.
    private boolean isHardLinked() throws IOException {
        return news.files().linkCount(data.path()) > 1;
    }

    /// Whether there are writes that go through the journal.
    boolean isWrittenInPlace() {
        return !writes.isEmpty() && renewed.isEmpty();
    }

    /// Copies the file and makes the changes in the copy.
    void renew(NewFiles.Content changes) throws IOException {
        news.requireSuccessor(data.at(), length);
        renewed = news.make(out -> {
            out.copyFrom(source, 0, 0, length, _ -> news.progress().checkCancelled());
            changes.writeTo(out);
        });
    }

    /// Writes over bytes, through the journal.
    void write(long offset, ByteBuffer before, ByteBuffer after) {
        steps.add(new JournalStep.WriteAt(park(), offset, before, after));
    }

    /// Cuts the end off.
    void setLength(long newLength) throws IOException {
        long cutBytes = length - newLength;
        if (!renewed.isEmpty() || isHardLinked() || !budget.take(cutBytes)) {
            shorten(newLength);
            return;
        }
        var cut = ByteBuffer.allocate(Math.toIntExact(cutBytes));
        source.read(newLength, cut);
        // Cells written before may lie in what is cut: what the journal takes back must be what it put there.
        applySpans(newLength, cut);
        steps.add(new JournalStep.SetLength(park(), length, newLength, cut));
        length = newLength;
    }

    private void applySpans(long from, ByteBuffer bytes) {
        for (var step : steps) {
            if (step instanceof JournalStep.WriteAt write) {
                long start = Math.max(write.offset(), from);
                long end = Math.min(write.offset() + write.after().remaining(), from + bytes.capacity());
                if (start < end) {
                    bytes.put(Math.toIntExact(start - from), write.after(), Math.toIntExact(start - write.offset()), Math.toIntExact(end - start));
                }
            }
        }
    }

    /// Makes the file anew up to a length: without its end, when that is too long to be kept in the journal, or whole, when it is shared.
    private void shorten(long newLength) throws IOException {
        if (!renewed.isEmpty()) {
            try (var file = news.files().open(news.pack().resolve(renewed), Opening.EXISTING)) {
                file.setLength(newLength);
                file.force();
            }
        } else {
            long copied = Math.min(newLength, lengthBefore());
            news.requireSuccessor(data.at(), newLength);
            renewed = news.make(out -> {
                out.copyFrom(source, 0, 0, copied, _ -> news.progress().checkCancelled());
                for (var step : steps) {
                    redo(step, out, newLength);
                }
            });
            steps.clear();
        }
        length = newLength;
    }

    private static void redo(JournalStep step, WritableFile out, long length) throws IOException {
        switch (step) {
            case JournalStep.WriteAt write -> {
                if (write.offset() < length) {
                    int count = Math.toIntExact(Math.min(write.after().remaining(), length - write.offset()));
                    out.write(write.offset(), write.after().slice(0, count));
                }
            }
            case JournalStep.SetLength set -> out.setLength(Math.min(set.after(), length));
            case JournalStep.Move _, JournalStep.Remove _, JournalStep.RemoveFolder _, JournalStep.Merge _ ->
                    throw new IllegalStateException("not a change of bytes: " + step);
        }
    }

    /// Adds rows behind the last.
    void append(LazySource rows, Slice part, TailGuard guard) throws IOException {
        long bytes = Math.multiplyExact(part.count(), data.rowBytes());
        if (renewed.isEmpty() && bytes > 0 && isHardLinked()) {
            shorten(length);
        }
        boolean isJournaled = renewed.isEmpty() && !hasTail && budget.take(bytes);
        if (renewed.isEmpty() && !isJournaled && steps.stream().anyMatch(step -> !isInside(step))) {
            // Rows that the journal holds already, or a cut, come first: the tail has no live end to start from.
            shorten(length);
        }
        if (isJournaled) {
            journalRows(rows, part, bytes);
        } else if (!renewed.isEmpty()) {
            try (var file = news.files().open(news.pack().resolve(renewed), Opening.EXISTING)) {
                news.write(rows, part, file, length);
                file.force();
            }
        } else {
            tail(rows, part, bytes, guard);
        }
        length += bytes;
    }

    /// Whether a step leaves the file as long as it is.
    private boolean isInside(JournalStep step) {
        return step instanceof JournalStep.WriteAt write && write.offset() + write.after().remaining() <= lengthBefore();
    }

    /// The rows, in pieces that the journal can hold one by one. Parts of them lie in memory twice only while they are read.
    private void journalRows(LazySource rows, Slice part, long bytes) throws IOException {
        if (bytes == 0) {
            return;
        }
        var none = ByteBuffer.allocate(0);
        long[] at = {length};
        RowStream.inParts(rows, part.start(), part.count(), new BatchSize(PIECE)).forEach(batch -> {
            Bools.normalize(rows.dtype(), batch.rows().asSegment());
            var block = batch.rows().toByteArray();
            steps.add(new JournalStep.WriteAt(park(), at[0], none, ByteBuffer.wrap(block)));
            at[0] += block.length;
        }, news.progress());
    }

    /// After the end of the live file, before the commit; recovery cuts it off if the commit does not come.
    private void tail(LazySource rows, Slice part, long bytes, TailGuard guard) {
        long offset = length;
        boolean isFirst = !hasTail;
        if (isFirst) {
            tailStart = offset;
        }
        tailEnd = offset + bytes;
        DiskWork write = () -> {
            try (var out = news.files().open(data.path(), Opening.EXISTING)) {
                if (isFirst) {
                    beginTails(out);
                }
                news.write(rows, part, out, offset);
                out.force();
            }
        };
        plan.tail(file(), guard.of(file(), tailStart, tailEnd), write);
        hasTail = true;
        park();
    }

    /// Makes the file as long as all its tails will make it, in one call: so its length tells whether they are there. And rows that NumPack
    /// appends after them at least begin where rows begin.
    private void beginTails(WritableFile out) throws IOException {
        if (out.length() != tailStart) {
            throw new ChangedOutsideException(news.pack(), new OutsideChange.FileLength(file(), tailStart, out.length()));
        }
        out.setLength(tailEnd);
    }

    /// Puts it in its place, old or new, when the manifest says so.
    void place(String place) {
        plan.place(ready(), place);
    }

    /// The same for the file by which an array is found: it comes last.
    void open(String place) {
        plan.open(ready(), place);
    }

    /// Makes all changes.
    ///
    /// @return where the file is then
    private String ready() {
        var from = park();
        steps.forEach(plan::change);
        if (renewed.isEmpty()) {
            return from;
        }
        plan.clear(from);
        plan.succeeds(renewed, data.at());
        return renewed;
    }

    /// Where the file is parked; from the first call on it will be.
    String park() {
        if (parked.isEmpty()) {
            parked = news.parkingName();
            plan.park(file(), parked);
        }
        return parked;
    }
}
