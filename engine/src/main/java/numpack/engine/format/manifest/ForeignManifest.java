package numpack.engine.format.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import numpack.engine.error.reason.ForeignContent.Format;

/// The format that a file without the NPKB magic seems to have.
public final class ForeignManifest {
    private static final int HEAD_BYTES = 64;

    private ForeignManifest() {
    }

    /// The format of a file with these first bytes.
    public static Format formatOf(byte[] bytes) {
        if (startsWith(bytes, 1, 0, 0, 0)) {
            return Format.NUMPACK_0_1_OR_0_2_0;
        }
        if (startsWith(bytes, 0x89, 'H', 'D', 'F')) {
            return Format.HDF5;
        }
        if (bytes.length > 0 && (bytes[0] & 0xf0) == 0x80 || startsWith(bytes, 0xde) || startsWith(bytes, 0xdf)) {
            return Format.NUMPACK_0_2_1;
        }
        if (startsWith(bytes, 'B', 'K', 'P', 'N')) {
            return Format.OTHER_BYTE_ORDER;
        }
        if (startsWith(bytes, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return Format.NPY;
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return Format.ZIP_OR_NPZ;
        }
        if (startsWith(bytes, 'N', 'P', 'K', 'G')) {
            return Format.NPKG;
        }
        return isText(bytes) ? Format.TEXT : Format.UNKNOWN;
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

    /// Whether the first bytes are printable ASCII.
    private static boolean isText(byte[] bytes) {
        var head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES)), StandardCharsets.ISO_8859_1);
        return head.chars().allMatch(one -> one >= ' ' && one < 0x7f || one == '\n' || one == '\r' || one == '\t');
    }
}
