package numpack.engine.rows;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import numpack.engine.internal.Checks;
import numpack.engine.storage.file.Pieces;
import numpack.engine.storage.file.ReadFile;

/// The physical rows of an array as one space of bytes, be it a single file or segments: row r starts at byte r × row bytes. No header,
/// no padding. Immutable, safe for any thread; the files stay the caller's.
///
/// A window of few rows costs the same at the end of four billion as at the start, and a file that was cut short is an exception,
/// never a fault.
public final class RowFile {
    private final List<RowPart> parts;
    private final long[] starts;
    private final long rowCount;
    private final long rowBytes;

    private RowFile(List<RowPart> parts, long rowCount, long rowBytes) {
        this.parts = parts.stream().filter(part -> part.rows() > 0).toList();
        this.starts = new long[this.parts.size() + 1];
        for (int i = 0; i < this.parts.size(); i++) {
            long bytes = Checks.multiply(this.parts.get(i).rows(), rowBytes, "bytes of " + this.parts.get(i).file().path());
            starts[i + 1] = Checks.add(starts[i], bytes, "bytes of segments");
        }
        this.rowCount = rowCount;
        this.rowBytes = rowBytes;
        Checks.range(0, Checks.multiply(rowCount, rowBytes, "bytes of rows"), starts[starts.length - 1], "rows");
    }

    /// Rows in segments, in order. They may hold more rows than the array has; the rest is out of reach.
    ///
    /// @throws IndexOutOfBoundsException if they hold fewer
    public static RowFile segmented(List<RowPart> segments, long rows, long rowBytes) {
        return new RowFile(segments, rows, rowBytes);
    }

    public long rowCount() {
        return rowCount;
    }

    /// Bytes of one row.
    public long rowBytes() {
        return rowBytes;
    }

    /// Bytes of all rows.
    public long sizeBytes() {
        return rowCount * rowBytes;
    }

    /// Fills `into` from a place in a row; it may go on into the rows after.
    ///
    /// @throws IndexOutOfBoundsException if that leaves the array
    /// @throws IOException               if the disk fails
    public void read(long row, long offsetInRow, MemorySegment into) throws IOException {
        readBytes(position(row, offsetInRow), into);
    }

    /// The place of a byte of a row in the space of all bytes.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row or byte
    public long position(long row, long offsetInRow) {
        Checks.range(row, 0, rowCount, "row");
        Checks.range(offsetInRow, 0, rowBytes, "byte in row");
        return row * rowBytes + offsetInRow;
    }

    /// Says in which files a stretch of bytes lies.
    ///
    /// @throws IndexOutOfBoundsException if it leaves the array
    public <X extends Exception> void forEachPiece(long position, long length, PieceConsumer<X> consumer) throws X {
        Checks.range(position, length, sizeBytes(), "bytes of rows");
        long at = position;
        long left = length;
        for (int part = partAt(position); left > 0; part++) {
            long piece = Math.min(left, starts[part + 1] - at);
            if (piece > 0) {
                consumer.accept(parts.get(part).file(), at - starts[part], piece);
                at += piece;
                left -= piece;
            }
        }
    }

    private int partAt(long position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    void readBytes(long position, MemorySegment into) throws IOException {
        forEachPiece(position, into.byteSize(), new PieceConsumer<IOException>() {
            private long filled;

            @Override
            public void accept(ReadFile file, long offset, long length) throws IOException {
                file.read(offset, into.asSlice(filled, length));
                filled += length;
            }
        });
    }

    /// Fills the place of each piece; a piece lies in one row.
    void readPieces(Pieces pieces, MemorySegment into) throws IOException {
        if (parts.size() == 1) {
            parts.getFirst().file().read(pieces, into);
            return;
        }
        var byPart = new Pieces[parts.size()];
        for (int piece = 0; piece < pieces.count(); piece++) {
            int part = partAt(pieces.offset(piece));
            if (byPart[part] == null) {
                byPart[part] = new Pieces(pieces.length(), pieces.count());
            }
            byPart[part].add(pieces.offset(piece) - starts[part], pieces.place(piece));
        }
        for (int part = 0; part < byPart.length; part++) {
            if (byPart[part] != null) {
                parts.get(part).file().read(byPart[part], into);
            }
        }
    }

    /// Whether what lies at a position can be copied from memory.
    boolean isAtHand(long position) throws IOException {
        int part = partAt(position);
        return parts.get(part).file().isAtHand(position - starts[part], 1);
    }

    /// Takes the pieces of a stretch of bytes in order.
    ///
    /// @param <X> what it may throw
    @FunctionalInterface
    public interface PieceConsumer<X extends Exception> {
        /// `length` bytes of the stretch lie in `file` from `offset` on.
        void accept(ReadFile file, long offset, long length) throws X;
    }
}
