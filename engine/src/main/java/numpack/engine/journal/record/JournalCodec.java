package numpack.engine.journal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

import numpack.engine.internal.Checks;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.RemoveFolder;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;

/// The bytes of a record. All numbers are little-endian; a text is its bytes in UTF-8.
///
/// ```text
/// record  = header payload crc:u32                    crc: CRC32C of header and payload
/// header  = "NPWBJRN1" version:u32 kind:u32 generation:i64 payloadLength:i64 headerCrc:u32 0:u32
/// payload = commit (kind 1) | intent (kind 2) | kept commit (kind 3)
/// commit  = guards count:u32 (name:text)* count:u32 step*        the names are those present before
/// intent  = guards
/// kept    = commit run:i64 i64 length:i64 count:u32 step*     what is written into the manifest, which is so long
/// guards  = count:u32 (key:text before:bytes after:bytes count:u32 (file:text before:i64 after:i64)*)*
/// step    = 1 file:text offset:i64 before:bytes after:bytes | 2 file:text before:i64 after:i64 cut:bytes
///         | 3 from:text to:text | 4 file:text | 5 file:text payload:bytes | 6 folder:text
/// bytes   = length:u32 byte*                          text likewise
/// ```
/// The header has a checksum of its own, so that a length is trusted before the payload is read.
public final class JournalCodec {
    public static final int HEADER = 40;
    public static final int TRAILER = 4;
    /// 64 MB of new bytes, as many old ones, and room for the rest.
    public static final long MAX_PAYLOAD = 160L << 20;
    /// Of the whole journal: also what stands before the records. 1 had a done mark without `synced`, 2 one without a checkpoint, and no kept
    /// commits.
    public static final int VERSION = 3;
    /// The oldest whose records are read.
    public static final int OLDEST_VERSION = 2;

    private static final long MAGIC = 0x314e524a4257504eL;
    private static final int COMMIT = 1;
    private static final int INTENT = 2;
    private static final int KEPT = 3;
    private static final int HEADER_CRC = 32;

    private JournalCodec() {
    }

    /// The record in parts to be written one behind the other; large bytes are not copied.
    ///
    /// @throws IllegalArgumentException if it is larger than a record may be
    public static List<ByteBuffer> encode(JournalRecord record) {
        var payload = new RecordWriter();
        guards(payload, record.guards());
        if (record instanceof JournalRecord.Commit commit) {
            payload.u32(commit.present().size());
            commit.present().stream().sorted().forEach(payload::text);
            payload.u32(commit.steps().size());
            commit.steps().forEach(step -> step(payload, step));
            commit.kept().ifPresent(kept -> {
                payload.i64(kept.run().getMostSignificantBits()).i64(kept.run().getLeastSignificantBits());
                payload.i64(kept.manifestLength()).u32(kept.manifest().size());
                kept.manifest().forEach(write -> step(payload, write));
            });
        }
        if (payload.length() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a record of %d bytes: the limit is %d".formatted(payload.length(), MAX_PAYLOAD));
        }
        var header = header(record, payload.length());
        var crc = new CRC32C();
        crc.update(header.duplicate());
        payload.parts().forEach(part -> crc.update(part.duplicate()));
        var trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc.getValue()).flip();
        return joined(header, payload.parts(), trailer);
    }

    /// What a header says; empty if these are not the bytes of a whole header.
    public static Optional<Header> header(ByteBuffer bytes) {
        var header = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.remaining() < HEADER || header.getLong(0) != MAGIC || header.getInt(HEADER_CRC) != crc(header.slice(0, HEADER_CRC))) {
            return Optional.empty();
        }
        return Optional.of(new Header(header.getInt(8), header.getInt(12), header.getLong(16), header.getLong(24)));
    }

    /// Whether header, payload and the checksum behind them belong together.
    ///
    /// @param record exactly one record's bytes
    public static boolean isWhole(ByteBuffer record) {
        int end = record.remaining() - TRAILER;
        return end >= HEADER && record.slice(end, TRAILER).order(ByteOrder.LITTLE_ENDIAN).getInt() == crc(record.slice(0, end));
    }

    /// The record in bytes that are known to be whole. Its bytes are views of `record`.
    ///
    /// @throws IllegalArgumentException if the payload is not one of ours, or names a file outside the pack
    public static JournalRecord decode(ByteBuffer record) {
        var header = header(record).orElseThrow(() -> new IllegalArgumentException("not a record"));
        var payload = new RecordReader(record.slice(HEADER, record.remaining() - HEADER - TRAILER));
        var guards = guards(payload);
        var decoded = switch (header.kind()) {
            case COMMIT -> commit(header.generation(), guards, payload);
            case KEPT -> keptCommit(header.generation(), guards, payload);
            case INTENT -> new JournalRecord.Intent(header.generation(), guards);
            default -> throw new IllegalArgumentException("a record of kind " + header.kind());
        };
        payload.end();
        return decoded;
    }

    private static ByteBuffer header(JournalRecord record, long payloadLength) {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC).putInt(VERSION).putInt(kindOf(record));
        header.putLong(record.generation()).putLong(payloadLength);
        return header.putInt(crc(header.slice(0, HEADER_CRC))).putInt(0).flip();
    }

    private static int kindOf(JournalRecord record) {
        return switch (record) {
            case JournalRecord.Commit commit -> commit.kept().isPresent() ? KEPT : COMMIT;
            case JournalRecord.Intent _ -> INTENT;
        };
    }

    private static List<ByteBuffer> joined(ByteBuffer header, List<ByteBuffer> payload, ByteBuffer trailer) {
        var joined = new RecordWriter().raw(header);
        payload.forEach(joined::raw);
        return joined.raw(trailer).parts();
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static void guards(RecordWriter payload, List<Guard> guards) {
        payload.u32(guards.size());
        for (var guard : guards) {
            payload.text(guard.key()).bytes(guard.before()).bytes(guard.after()).u32(guard.lengths().size());
            guard.lengths().forEach(length -> payload.text(length.file()).i64(length.before()).i64(length.after()));
        }
    }

    private static List<Guard> guards(RecordReader payload) {
        var guards = new ArrayList<Guard>();
        for (int left = payload.count(16); left > 0; left--) {
            var key = payload.text();
            var before = payload.bytes();
            var after = payload.bytes();
            var lengths = new ArrayList<FileLength>();
            for (int files = payload.count(20); files > 0; files--) {
                lengths.add(new FileLength(payload.text(), payload.i64(), payload.i64()));
            }
            guards.add(new Guard(key, before, after, lengths));
        }
        return guards;
    }

    private static JournalRecord keptCommit(long generation, List<Guard> guards, RecordReader payload) {
        var commit = commit(generation, guards, payload);
        var run = new UUID(payload.i64(), payload.i64());
        long length = Checks.notNegative(payload.i64(), "length of the manifest");
        var writes = new ArrayList<WriteAt>();
        for (int left = payload.count(5); left > 0; left--) {
            if (!(step(payload) instanceof WriteAt write) || write.before().remaining() != write.after().remaining()
                    || write.offset() + write.after().remaining() > length) {
                throw new IllegalArgumentException("a manifest that is not written over in its place");
            }
            writes.add(write);
        }
        return new JournalRecord.Commit(generation, guards, commit.present(), commit.steps(), Optional.of(new JournalRecord.Kept(run, length, writes)));
    }

    private static JournalRecord.Commit commit(long generation, List<Guard> guards, RecordReader payload) {
        var present = new HashSet<String>();
        for (int left = payload.count(4); left > 0; left--) {
            present.add(payload.text());
        }
        var steps = new ArrayList<JournalStep>();
        for (int left = payload.count(5); left > 0; left--) {
            steps.add(step(payload));
        }
        return new JournalRecord.Commit(generation, guards, present, steps);
    }

    private static void step(RecordWriter payload, JournalStep step) {
        switch (step) {
            case WriteAt write -> payload.u8(1).text(write.file()).i64(write.offset()).bytes(write.before()).bytes(write.after());
            case SetLength set -> payload.u8(2).text(set.file()).i64(set.before()).i64(set.after()).bytes(set.cut());
            case Move move -> payload.u8(3).text(move.from()).text(move.to());
            case Remove remove -> payload.u8(4).text(remove.file());
            case RemoveFolder remove -> payload.u8(6).text(remove.folder());
            case Merge merge -> payload.u8(5).text(merge.file()).bytes(merge.payload());
        }
    }

    private static JournalStep step(RecordReader payload) {
        int tag = payload.u8();
        return switch (tag) {
            case 1 -> new WriteAt(payload.text(), payload.i64(), payload.bytes(), payload.bytes());
            case 2 -> new SetLength(payload.text(), payload.i64(), payload.i64(), payload.bytes());
            case 3 -> new Move(payload.text(), payload.text());
            case 4 -> new Remove(payload.text());
            case 5 -> new Merge(payload.text(), payload.bytes());
            case 6 -> new RemoveFolder(payload.text());
            default -> throw new IllegalArgumentException("a step of kind " + tag);
        };
    }

    /// @param length of the payload, not yet compared with anything
    public record Header(int version, int kind, long generation, long length) {
    }
}
