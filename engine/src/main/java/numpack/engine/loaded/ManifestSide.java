package numpack.engine.loaded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.format.manifest.EntryChangeCodec;
import numpack.engine.format.manifest.EntryCodec;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestBytes;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.journal.GuardJudge;
import numpack.engine.journal.step.ManifestMerger;
import numpack.engine.journal.record.Guard;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileClock;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileStamp;
import org.jspecify.annotations.Nullable;

/// What the journal must know of the manifest: how changed entries are laid over it, and on which side of a change an entry stands.
/// Entries are compared as bytes, because NumPack writes those that it did not touch back as they were.
public final class ManifestSide implements GuardJudge, ManifestMerger {
    public static final ByteBuffer NO_ENTRY = ByteBuffer.allocate(0);

    private final Path pack;
    private final FolderView view;
    private final KnownManifest known;
    private final boolean mayPatch;
    /// What the file is to hold, as it was asked for last.
    private @Nullable ManifestBytes wanted;

    private ManifestSide(Path pack, FolderView view, KnownManifest known, boolean mayPatch) {
        this.pack = pack;
        this.view = view;
        this.known = known;
        this.mayPatch = mayPatch;
    }

    /// The manifest that is in a view of the folder.
    public static ManifestSide of(Path pack, FolderView view) {
        return new ManifestSide(pack, view, new KnownManifest(pack, new FileClock()), false);
    }

    /// The manifest on the disk, for a commit.
    public static ManifestSide of(Path pack, FolderView disk, KnownManifest known) {
        return new ManifestSide(pack, disk, known, true);
    }

    /// The bytes of an entry, for a guard.
    public static ByteBuffer bytesOf(ArrayEntry entry) {
        return ByteBuffer.wrap(EntryCodec.encode(entry));
    }

    /// The payload of a merge step.
    public static ByteBuffer payload(List<EntryChange> changes) {
        return ByteBuffer.wrap(EntryChangeCodec.encode(changes));
    }

    @Override
    public EntrySide judge(Guard guard) throws IOException {
        if (view.look(pack.resolve(PackLayout.MANIFEST)).isEmpty()) {
            // No commit begins without a manifest: another program removed it.
            return EntrySide.NEITHER;
        }
        var now = current().find(guard.key()).map(ManifestSide::bytesOf).orElse(NO_ENTRY);
        boolean isBefore = now.equals(guard.before());
        boolean isAfter = now.equals(guard.after());
        if (isBefore) {
            return isAfter ? EntrySide.BOTH : EntrySide.BEFORE;
        }
        // Replaying writes the whole of it; until then a program that ignores the journal does not find the array's file.
        return isAfter ? EntrySide.AFTER : isTorn(now, guard.before(), guard.after()) ? EntrySide.BEFORE : EntrySide.NEITHER;
    }

    /// Whether an entry is one of ours that was written over in its place by half: every byte of it is one of before or of after.
    private static boolean isTorn(ByteBuffer now, ByteBuffer before, ByteBuffer after) {
        if (!now.hasRemaining() || now.remaining() != before.remaining() || now.remaining() != after.remaining()) {
            return false;
        }
        for (int i = 0; i < now.remaining(); i++) {
            byte found = now.get(now.position() + i);
            if (found != before.get(before.position() + i) && found != after.get(after.position() + i)) {
                return false;
            }
        }
        return true;
    }

    /// @throws java.nio.file.NoSuchFileException if there is no manifest: laid over nothing, the changes would lose all other entries
    @Override
    public ByteBuffer merge(Path manifest, ByteBuffer changes) throws IOException {
        var after = ManifestBytes.of(pack, ManifestCodec.encode(current().merge(decode(changes))));
        wanted = after;
        return after.toBuffer();
    }

    @Override
    public List<Patch> patches(FileLook manifest, ByteBuffer changes) throws IOException {
        var patched = mayPatch ? known.now(view, manifest).patched(decode(changes)) : Optional.<ManifestBytes.Patched>empty();
        if (patched.isEmpty()) {
            return List.of();
        }
        wanted = patched.get().after();
        return patched.get().patches().stream().map(patch -> new Patch(patch.offset(), patch.before(), patch.bytes())).toList();
    }

    @Override
    public void written(FileStamp stamp) {
        if (wanted != null) {
            known.written(wanted, stamp);
        }
    }

    private List<EntryChange> decode(ByteBuffer changes) {
        var bytes = new byte[changes.remaining()];
        changes.duplicate().get(bytes);
        return EntryChangeCodec.decode(pack, "the journal", bytes);
    }

    private Manifest current() throws IOException {
        return known.now(view).manifest();
    }
}
