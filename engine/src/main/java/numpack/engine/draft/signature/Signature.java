package numpack.engine.draft.signature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 64 bits by which bytes are known again. Two different rows of an array have the same ones by a chance of one in 10^19; nothing prevents
/// making such rows on purpose.
public final class Signature {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    // The odd multipliers of xxHash64 and the finish of MurmurHash3.
    private static final long FIRST = 0x9E3779B185EBCA87L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;
    private static final long THIRD = 0xFF51AFD7ED558CCDL;
    private static final long FOURTH = 0xC4CEB9FE1A85EC53L;

    private Signature() {
    }

    public static long of(byte[] bytes, int from, int count) {
        return more(0, bytes, from, count);
    }

    /// The signature of what came before and these bytes.
    public static long more(long before, byte[] bytes, int from, int count) {
        long sum = before ^ count * FIRST;
        int at = from;
        for (int end = from + count - Long.BYTES; at <= end; at += Long.BYTES) {
            sum = Long.rotateLeft(sum ^ (long) LONG.get(bytes, at) * SECOND, 31) * FIRST;
        }
        for (int end = from + count; at < end; at++) {
            sum = Long.rotateLeft(sum ^ (bytes[at] & 0xFF) * SECOND, 11) * FIRST;
        }
        return mixed(sum);
    }

    /// The signature of what came before and one more.
    static long joined(long before, long next) {
        return mixed(Long.rotateLeft(before ^ next * SECOND, 31) * FIRST);
    }

    private static long mixed(long sum) {
        long half = (sum ^ sum >>> 33) * THIRD;
        half = (half ^ half >>> 33) * FOURTH;
        return half ^ half >>> 33;
    }
}
