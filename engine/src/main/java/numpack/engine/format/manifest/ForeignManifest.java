package numpack.engine.format.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Says what a file seems to be that has no NPKB magic, in words for a message.
public final class ForeignManifest {
    private static final int LOOK = 64;

    private ForeignManifest() {
    }

    public static String describe(byte[] bytes) {
        if (startsWith(bytes, 1, 0, 0, 0)) {
            return "a manifest of NumPack 0.1 or 0.2.0 (bincode)";
        }
        if (bytes.length > 0 && (bytes[0] & 0xf0) == 0x80 || startsWith(bytes, 0xde) || startsWith(bytes, 0xdf)) {
            return startsWith(bytes, 0x89, 'H', 'D', 'F') ? "an HDF5 file" : "a manifest of NumPack 0.2.1 (MessagePack)";
        }
        if (startsWith(bytes, 'B', 'K', 'P', 'N')) {
            return "a manifest in the other byte order";
        }
        if (startsWith(bytes, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return "a .npy file";
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return "a zip or .npz file";
        }
        if (startsWith(bytes, 'N', 'P', 'K', 'G')) {
            return "a .npkg package";
        }
        return isText(bytes) ? "a text file" : "unknown bytes " + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, 8));
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the first bytes are ASCII that one can read.
    private static boolean isText(byte[] bytes) {
        var head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, LOOK)), StandardCharsets.ISO_8859_1);
        return head.chars().allMatch(one -> one >= ' ' && one < 0x7f || one == '\n' || one == '\r' || one == '\t');
    }
}
