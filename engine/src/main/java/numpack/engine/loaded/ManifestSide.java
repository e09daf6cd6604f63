package numpack.engine.loaded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.format.manifest.EntryChangeCodec;
import numpack.engine.format.manifest.EntryCodec;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.journal.GuardJudge;
import numpack.engine.journal.ManifestMerger;
import numpack.engine.journal.record.Guard;
import numpack.engine.storage.FolderView;

/// What the journal must know of the manifest: how changed entries are laid over it, and on which side of a change an entry stands.
/// Entries are compared as bytes, because NumPack writes those that it did not touch back as they were.
public final class ManifestSide implements GuardJudge, ManifestMerger {
    public static final ByteBuffer NO_ENTRY = ByteBuffer.allocate(0);

    private final Path pack;
    private final FolderView view;

    public ManifestSide(Path pack, FolderView view) {
        this.pack = pack;
        this.view = view;
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
            // No commit begins without a manifest: somebody took it away.
            return EntrySide.NEITHER;
        }
        var now = current().find(guard.key()).map(ManifestSide::bytesOf).orElse(NO_ENTRY);
        boolean isBefore = now.equals(guard.before());
        boolean isAfter = now.equals(guard.after());
        if (isBefore) {
            return isAfter ? EntrySide.BOTH : EntrySide.BEFORE;
        }
        return isAfter ? EntrySide.AFTER : EntrySide.NEITHER;
    }

    /// @throws java.nio.file.NoSuchFileException if there is no manifest: laid over nothing, the changes would lose all other entries
    @Override
    public ByteBuffer merge(Path manifest, ByteBuffer changes) throws IOException {
        var bytes = new byte[changes.remaining()];
        changes.duplicate().get(bytes);
        var decoded = EntryChangeCodec.decode(pack, "the journal", bytes);
        return ByteBuffer.wrap(ManifestCodec.encode(current().merge(decoded)));
    }

    private Manifest current() throws IOException {
        return ManifestCodec.read(pack, view).manifest();
    }
}
