package numpack.engine.commit.span;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import numpack.engine.change.CellWrites;
import numpack.engine.rows.RowFile;
import numpack.engine.storage.file.ReadFile;

/// Joins the runs of cell writes that lie close together into spans of a file, so that a journal holds hundreds of steps and not millions.
/// The bytes between two runs are read and written back as they are. How close that is, [WriteSizes] says.
///
/// Several writes of one array follow each other, and a later one must not bring back what lay between its runs before the earlier ones: then
/// nothing is joined but what touches.
public final class WriteSpans {
    private static final int MAX_SPAN = 1 << 20;

    private final RowFile rows;
    private final SpanSink sink;
    private final ToIntFunction<ReadFile> maxGaps;
    private ReadFile file;
    private int maxGap;
    private Optional<SpanReader> reader = Optional.empty();
    private long start;
    private long end;
    private byte[] after = new byte[4096];
    /// Where the gaps between the runs of the span begin and end, one pair after the other, counted from its start.
    private int[] gaps = new int[64];
    private int gapCount;

    /// A part of a file that changes.
    ///
    /// @param before  what is there
    /// @param after   what is to be there
    /// @param brought how many of its bytes the writes have brought; the others are as they were
    public record Span(ReadFile file, long offset, ByteBuffer before, ByteBuffer after, long brought) {}

    /// Takes the spans, file by file.
    @FunctionalInterface
    public interface SpanSink {
        void take(Span span) throws IOException;
    }

    private WriteSpans(RowFile rows, SpanSink sink, ToIntFunction<ReadFile> maxGaps, ReadFile none) {
        this.rows = rows;
        this.sink = sink;
        this.maxGaps = maxGaps;
        this.file = none;
        this.start = -1;
    }

    /// Runs through the writes and adds up what they need, without reading what is there.
    ///
    /// @param sizes  where it is added up, for each file
    /// @param passed receives the bytes that were run through, some runs at a time
    public static void measure(RowFile rows, List<CellWrites> writes, Function<ReadFile, WriteSizes> sizes, LongConsumer passed) throws IOException {
        for (var write : writes) {
            var measuring = new Measuring(closesGaps(writes), sizes, passed);
            write.forEach((row, offsetInRow, bytes) -> rows.forEachPiece(rows.position(row, offsetInRow), bytes.byteSize(), measuring));
            measuring.report();
        }
    }

    /// Runs through the writes and hands out their spans.
    ///
    /// @param maxGaps the largest gap that is closed, for each file
    public static void join(RowFile rows, List<CellWrites> writes, ReadFile anyFile, ToIntFunction<ReadFile> maxGaps, SpanSink sink) throws IOException {
        for (var write : writes) {
            var spans = new WriteSpans(rows, sink, closesGaps(writes) ? maxGaps : _ -> 0, anyFile);
            write.forEach((row, offsetInRow, bytes) -> spans.add(rows.position(row, offsetInRow), bytes));
            spans.flush();
        }
    }

    private static boolean closesGaps(List<CellWrites> writes) {
        return writes.size() == 1;
    }

    /// The runs of one write being measured.
    private static final class Measuring implements RowFile.PieceConsumer<IOException> {
        private static final int RUNS_AT_ONCE = 1024;

        private final boolean closesGaps;
        private final Function<ReadFile, WriteSizes> sizes;
        private final LongConsumer passed;
        private Optional<ReadFile> file = Optional.empty();
        private long end;
        private long unreported;
        private int unreportedRuns;

        Measuring(boolean closesGaps, Function<ReadFile, WriteSizes> sizes, LongConsumer passed) {
            this.closesGaps = closesGaps;
            this.sizes = sizes;
            this.passed = passed;
        }

        @Override
        public void accept(ReadFile piece, long offset, long length) {
            var size = sizes.apply(piece);
            boolean isSame = file.isPresent() && file.get() == piece;
            if (closesGaps && isSame && offset > end && offset - end <= WriteSizes.MAX_GAP) {
                size.addGap(offset - end);
            }
            size.addRun(length);
            file = isSame ? file : Optional.of(piece);
            end = offset + length;
            unreported += length;
            if (++unreportedRuns == RUNS_AT_ONCE) {
                report();
            }
        }

        void report() {
            passed.accept(unreported);
            unreported = 0;
            unreportedRuns = 0;
        }
    }

    private void add(long position, MemorySegment bytes) throws IOException {
        var feed = new RowFile.PieceConsumer<IOException>() {
            private long fed;

            @Override
            public void accept(ReadFile piece, long offset, long length) throws IOException {
                for (long done = 0; done < length;) {
                    int part = (int) Math.min(length - done, MAX_SPAN);
                    addPiece(piece, offset + done, bytes.asSlice(fed, part));
                    done += part;
                    fed += part;
                }
            }
        };
        rows.forEachPiece(position, bytes.byteSize(), feed);
    }

    private void addPiece(ReadFile piece, long offset, MemorySegment bytes) throws IOException {
        boolean fits = start >= 0 && piece == file && offset >= end && offset - end <= maxGap
                && offset + bytes.byteSize() - start <= MAX_SPAN;
        if (!fits) {
            flush();
            if (piece != file || reader.isEmpty()) {
                file = piece;
                maxGap = maxGaps.applyAsInt(piece);
                reader = Optional.of(new SpanReader(piece::read, piece.length()));
            }
            start = offset;
            end = offset;
        }
        int from = Math.toIntExact(offset - start);
        int to = Math.toIntExact(from + bytes.byteSize());
        if (to > after.length) {
            after = Arrays.copyOf(after, Math.min(MAX_SPAN, Math.max(to, after.length * 2)));
        }
        if (offset > end) {
            addGap(Math.toIntExact(end - start), from);
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, after, from, to - from);
        end = offset + bytes.byteSize();
    }

    private void addGap(int from, int to) {
        if (2 * gapCount == gaps.length) {
            gaps = Arrays.copyOf(gaps, 2 * gaps.length);
        }
        gaps[2 * gapCount] = from;
        gaps[2 * gapCount++ + 1] = to;
    }

    private void flush() throws IOException {
        if (start >= 0 && end > start) {
            var before = new byte[Math.toIntExact(end - start)];
            reader.orElseThrow().read(start, before);
            long brought = before.length;
            for (int gap = 0; gap < gapCount; gap++) {
                int from = gaps[2 * gap];
                int count = gaps[2 * gap + 1] - from;
                System.arraycopy(before, from, after, from, count);
                brought -= count;
            }
            sink.take(new Span(file, start, ByteBuffer.wrap(before), ByteBuffer.wrap(Arrays.copyOf(after, before.length)), brought));
        }
        start = -1;
        gapCount = 0;
    }
}
