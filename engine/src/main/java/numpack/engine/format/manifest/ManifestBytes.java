package numpack.engine.format.manifest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.error.Finding;
import numpack.engine.format.manifest.BoundedReader.Malformed;
import org.jspecify.annotations.Nullable;

/// A manifest with its bytes: where in them an entry lies, so that one that changes can be written over in its place. Immutable.
public final class ManifestBytes {
    /// What a system writes to a file whole, also if the writer is killed.
    private static final int PAGE = 4096;
    private static final int TOTAL_SIZE_AT = 8;
    private static final int HEAD = 20;

    private final byte[] bytes;
    private final Manifest manifest;
    private final List<Finding> findings;
    /// Where each entry begins; empty until it is asked for.
    private volatile Map<String, Integer> offsets;

    private ManifestBytes(byte[] bytes, Manifest manifest, List<Finding> findings, Map<String, Integer> offsets) {
        this.bytes = bytes;
        this.manifest = manifest;
        this.findings = findings;
        this.offsets = offsets;
    }

    /// The manifest that these bytes are.
    ///
    /// @param bytes from now on its own
    /// @throws numpack.engine.error.CorruptPackException   as for [ManifestCodec#decode]
    /// @throws numpack.engine.error.ForeignFormatException as for [ManifestCodec#decode]
    public static ManifestBytes of(Path pack, byte[] bytes) {
        var reading = ManifestCodec.decode(pack, bytes);
        return new ManifestBytes(bytes, reading.manifest(), reading.findings(), Map.of());
    }

    public Manifest manifest() {
        return manifest;
    }

    /// What is odd about the bytes.
    public List<Finding> findings() {
        return findings;
    }

    /// The bytes, not to be written to.
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    public int size() {
        return bytes.length;
    }

    /// Whether a file holds exactly these bytes.
    public boolean areIn(byte[] file) {
        return Arrays.equals(bytes, file);
    }

    /// Bytes to be written over others.
    ///
    /// @param before the others, as many
    public record Patch(int offset, ByteBuffer before, ByteBuffer bytes) {}

    /// What a change makes of a manifest.
    ///
    /// @param patches to be written in this order
    /// @param after   with all of them
    public record Patched(List<Patch> patches, ManifestBytes after) {}

    /// How a changed entry can be written in its place, by one write; empty if the manifest must be replaced whole:
    /// several entries change, which must be seen together, one comes, goes or has another length, it lies across two pages, or something is
    /// odd about the bytes.
    public Optional<Patched> patched(List<? extends EntryChange> changes) {
        var patch = changes.size() == 1 && findings.isEmpty() ? patch(changes.getFirst()) : null;
        if (patch == null) {
            return Optional.empty();
        }
        var changed = bytes.clone();
        var patches = new ArrayList<Patch>();
        patch.bytes.duplicate().get(changed, patch.offset, patch.bytes.remaining());
        patches.add(patch);
        var after = manifest.merge(changes);
        if (after.totalSize() != manifest.totalSize()) {
            var total = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, after.totalSize());
            total.duplicate().get(changed, TOTAL_SIZE_AT, Long.BYTES);
            patches.add(patch(TOTAL_SIZE_AT, total));
        }
        return Optional.of(new Patched(List.copyOf(patches), new ManifestBytes(changed, after, findings, offsets)));
    }

    /// The bytes of an entry that change; null if none does or it cannot be done in its place.
    private @Nullable Patch patch(EntryChange change) {
        var before = manifest.find(change.name());
        if (before.isEmpty() || !(change instanceof EntryChange.Put(var entry))) {
            return null;
        }
        var old = EntryCodec.encode(before.get());
        var fresh = EntryCodec.encode(entry);
        if (old.length != fresh.length) {
            return null;
        }
        int first = Arrays.mismatch(old, fresh);
        if (first < 0) {
            return null;
        }
        int end = old.length;
        while (old[end - 1] == fresh[end - 1]) {
            end--;
        }
        int at = offsets().get(change.name());
        boolean isAsEncoded = Arrays.equals(bytes, at, at + old.length, old, 0, old.length);
        return isAsEncoded && (at + first) / PAGE == (at + end - 1) / PAGE ? patch(at + first, ByteBuffer.wrap(fresh, first, end - first).slice()) : null;
    }

    private Patch patch(int offset, ByteBuffer fresh) {
        return new Patch(offset, ByteBuffer.wrap(bytes, offset, fresh.remaining()).slice().asReadOnlyBuffer(), fresh);
    }

    private Map<String, Integer> offsets() {
        var known = offsets;
        if (known.isEmpty()) {
            known = HashMap.newHashMap(manifest.size());
            var in = new BoundedReader(bytes);
            try {
                in.bytes(HEAD, "head");
                for (int i = 0; i < manifest.size(); i++) {
                    int at = in.position();
                    known.put(EntryCodec.read(in).name(), at);
                }
            } catch (Malformed impossible) {
                throw new IllegalStateException("bytes that were decoded before", impossible);
            }
            offsets = known;
        }
        return known;
    }
}
