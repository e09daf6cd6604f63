package numpack.engine.format.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.Test;

class ManifestBytesTest {
    private static final Path PACK = Path.of("pack.npk");
    private static final int PAGE = 4096;

    @Test
    void anEntryThatChangesIsWrittenOverInItsPlace() {
        var before = manifest(3);
        var changed = entry("array1", 20, 5);
        var patched = bytesOf(before).patched(List.of(new EntryChange.Put(changed))).orElseThrow();
        var after = before.with(changed);
        assertEquals(after, patched.after().manifest());
        assertArrayEquals(ManifestCodec.encode(after), patch(ManifestCodec.encode(before), patched));
        assertTrue(patched.after().areIn(ManifestCodec.encode(after)));
    }

    @Test
    void whatWasPatchedOnceCanBePatchedAgain() {
        var manifest = manifest(200);
        var bytes = bytesOf(manifest);
        int count = 0;
        for (int i = 0; i < 200; i++) {
            var changed = entry("array" + i, 10 + i, 1_000 + i);
            var patched = bytes.patched(List.of(new EntryChange.Put(changed)));
            manifest = manifest.with(changed);
            if (patched.isPresent()) {
                assertArrayEquals(ManifestCodec.encode(manifest), patch(encoded(bytes), patched.get()));
                count++;
            }
            bytes = bytesOf(manifest);
        }
        assertTrue(count > 180, "patched " + count);
    }

    @Test
    void noPatchLiesAcrossTwoPages() {
        var manifest = manifest(400);
        var bytes = bytesOf(manifest);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            var patched = bytes.patched(List.of(new EntryChange.Put(entry("array" + i, 99, 77))));
            refused += patched.isEmpty() ? 1 : 0;
            patched.ifPresent(known -> known.patches().forEach(patch ->
                    assertEquals(patch.offset() / PAGE, (patch.offset() + patch.bytes().remaining() - 1) / PAGE)));
        }
        assertTrue(refused > 0 && refused <= ManifestCodec.encode(manifest).length / PAGE, "refused " + refused);
    }

    @Test
    void whatComesGoesOrIsSeenTogetherIsNoPatch() {
        var bytes = bytesOf(manifest(3));
        assertTrue(bytes.patched(List.of(new EntryChange.Put(entry("another", 1, 1)))).isEmpty());
        assertTrue(bytes.patched(List.of(new EntryChange.Remove("array1"))).isEmpty());
        assertTrue(bytes.patched(List.of(new EntryChange.Put(entry("array1", 20, 5)), new EntryChange.Put(entry("array2", 20, 5)))).isEmpty());
        var longer = ArrayEntry.of("array1", DType.INT32, Shape.of(2, 3, 4), 5);
        assertTrue(bytes.patched(List.of(new EntryChange.Put(longer))).isEmpty());
    }

    @Test
    void bytesWithSomethingOddAreNotPatched() {
        var whole = ManifestCodec.encode(manifest(2));
        var odd = Arrays.copyOf(whole, whole.length + 3);
        odd[whole.length] = 1;
        assertTrue(ManifestBytes.of(PACK, odd).patched(List.of(new EntryChange.Put(entry("array1", 20, 5)))).isEmpty());
    }

    private static Manifest manifest(int count) {
        var entries = new ArrayList<ArrayEntry>();
        for (int i = 0; i < count; i++) {
            entries.add(entry("array" + i, 10, 1));
        }
        return Manifest.of(entries);
    }

    private static ArrayEntry entry(String name, long rows, long micros) {
        return ArrayEntry.of(name, DType.INT32, Shape.of(rows, 3), 1_700_000_000_000_000L + micros);
    }

    private static ManifestBytes bytesOf(Manifest manifest) {
        return ManifestBytes.of(PACK, ManifestCodec.encode(manifest));
    }

    private static byte[] encoded(ManifestBytes bytes) {
        var copy = new byte[bytes.size()];
        bytes.toBuffer().get(copy);
        return copy;
    }

    private static byte[] patch(byte[] bytes, ManifestBytes.Patched patched) {
        for (var patch : patched.patches()) {
            patch.bytes().duplicate().get(bytes, patch.offset(), patch.bytes().remaining());
        }
        return bytes;
    }
}
