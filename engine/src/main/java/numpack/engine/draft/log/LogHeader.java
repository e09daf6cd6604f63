package numpack.engine.draft.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The first record of a log: what it is and whose.
///
/// @param version the log's format
/// @param pack    the real path of the pack
/// @param folder  what tells the pack's folder from others, which moving it does not change; empty where there is none
public record LogHeader(int version, String pack, String folder) {
    /// The record type.
    public static final int TYPE = 2;
    /// The oldest version that can be read. Its folders are named without their time of birth.
    public static final int OLDEST = 1;
    /// The first version that says by what arrays are known again.
    public static final int WITH_TRACES = 2;
    /// The version that is written. Each new type of records raises it: who does not know the type must not take the log for a damaged one. 3 has
    /// what rows held under edits.
    public static final int VERSION = 3;

    private static final int MAGIC = 0x4E50_4454;

    public Path packPath() {
        return Path.of(pack);
    }

    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(version);
            out.writeUTF(pack);
            out.writeUTF(folder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException if the bytes are no such header
    /// @throws LaterLogException       if they are one of a later version
    public static LogHeader fromBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("not the header of a draft's log");
            }
            int version = in.readInt();
            if (version > VERSION) {
                throw new LaterLogException(version);
            }
            return new LogHeader(version, in.readUTF(), in.readUTF());
        } catch (IOException torn) {
            throw new IllegalArgumentException("the header of a draft's log is torn", torn);
        }
    }
}
