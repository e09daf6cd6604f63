package numpack.engine.format.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.Finding.NumberField;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.error.reason.ForeignContent;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.BoundedReader.Malformed;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// The bytes of `metadata.npkm`: NPKB, version 1 (`FORMAT.md`, "Manifest").
///
/// Reading is strict about the grammar and generous about what nothing depends on: cut or garbled bytes are refused, odd facts become
/// findings. Writing is deterministic: entries by the bytes of their names.
public final class ManifestCodec {
    /// Some 800,000 arrays. More is no manifest, and would not fit the memory.
    static final long MAX_BYTES = 128L << 20;

    private static final String FILE = PackLayout.MANIFEST;
    private static final byte[] MAGIC = { 'N', 'P', 'K', 'B' };
    private static final int VERSION = 1;

    private ManifestCodec() {
    }

    /// A manifest and what is odd about its bytes.
    public record Reading(Manifest manifest, List<Finding> findings) {
        public Reading {
            findings = List.copyOf(findings);
        }
    }

    /// Reads the manifest of a pack.
    ///
    /// @throws java.nio.file.NoSuchFileException if it has none
    /// @throws CorruptPackException              if it is cut, garbled, empty, too large or no regular file
    /// @throws ForeignFormatException            if it is of another format
    public static Reading read(Path pack, FolderView view) throws IOException {
        var path = pack.resolve(FILE);
        return decode(pack, bytes(pack, view, view.look(path).orElseThrow(() -> new NoSuchFileException(path.toString()))));
    }

    /// The bytes of the manifest of a pack, whatever they are.
    ///
    /// @param look at the manifest
    /// @throws CorruptPackException if it is too large or no regular file
    public static byte[] bytes(Path pack, FolderView view, FileLook look) throws IOException {
        if (!look.isFile()) {
            throw new CorruptPackException(pack, FILE, look.kind() == FileLook.Kind.LINK ? new FileDamage.SymbolicLink() : new FileDamage.NotAFile());
        }
        if (look.length() > MAX_BYTES) {
            throw new CorruptPackException(pack, FILE, new FileDamage.TooLarge(look.length()));
        }
        return view.readStart(pack.resolve(FILE), (int) MAX_BYTES);
    }

    /// The manifest that these bytes are.
    ///
    /// @param pack for the message
    /// @throws CorruptPackException   if they are cut or garbled
    /// @throws ForeignFormatException if they are of another format
    public static Reading decode(Path pack, byte[] bytes) {
        if (!startsLikeOurs(bytes)) {
            throw new ForeignFormatException(pack, new ForeignContent.OtherManifest(ForeignManifest.formatOf(bytes)));
        }
        if (bytes.length == 0) {
            throw new CorruptPackException(pack, FILE, new FileDamage.Empty());
        }
        if (isAllZero(bytes)) {
            throw new CorruptPackException(pack, FILE, new FileDamage.OnlyZeros());
        }
        try {
            return new Decoder(bytes).decode();
        } catch (Malformed malformed) {
            throw new CorruptPackException(pack, FILE, malformed.damage());
        }
    }

    /// The bytes of a manifest.
    public static byte[] encode(Manifest manifest) {
        var out = new ByteArrayOutputStream(20 + 128 * manifest.size());
        var head = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).putInt(VERSION).putLong(manifest.totalSize()).putInt(manifest.size());
        out.writeBytes(head.array());
        manifest.entries().stream().map(Named::of).sorted((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes))
                .forEach(named -> EntryCodec.write(named.entry, out));
        return out.toByteArray();
    }

    /// Files of fewer than four bytes and zeros of a power loss are damaged rather than foreign.
    private static boolean startsLikeOurs(byte[] bytes) {
        int length = Math.min(bytes.length, MAGIC.length);
        return Arrays.equals(bytes, 0, length, MAGIC, 0, length) || isAllZero(bytes);
    }

    private static boolean isAllZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private record Named(byte[] bytes, ArrayEntry entry) {
        static Named of(ArrayEntry entry) {
            return new Named(EntryCodec.utf8(entry.name()), entry);
        }
    }

    /// One pass over the bytes, gathering entries and findings.
    ///
    /// A disk that lost its power may leave zeros in place of a file's last blocks. Zeros are entries, too: an array "" without axes of dtype
    /// 0, which is bool, and a half-overwritten entry becomes one of bool. So an entry is believed only if something other than zeros says that
    /// it is one. What cannot be told: an array of one byte an element, or of no elements, in the last entry, whose dtype alone is lost.
    private static final class Decoder {
        /// 2^48 µs after 1970 lies before any release; a time that lost its upper bytes is less.
        private static final long EARLIEST_MICROS = 1L << 48;

        private final BoundedReader in;
        private final int trailingZeros;
        private final List<Finding> findings = new ArrayList<>();
        private final List<ArrayEntry> entries = new ArrayList<>();

        Decoder(byte[] bytes) {
            in = new BoundedReader(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            trailingZeros = end;
        }

        Reading decode() throws Malformed {
            in.bytes(MAGIC.length, "magic");
            long version = in.u32("version");
            if (version != VERSION) {
                findings.add(new Finding.ManifestVersion(FILE, version));
            }
            long totalSize = in.u64("total_size");
            int count = in.count("array_count", EntryCodec.MIN_BYTES);
            var names = new HashSet<String>();
            for (int i = 0; i < count; i++) {
                var entry = EntryCodec.read(in);
                requireWritten(entry);
                entries.add(entry);
                if (!names.add(entry.name())) {
                    findings.add(new Finding.DuplicateName(FILE, entry.name()));
                }
            }
            lookAtTail(count);
            var manifest = Manifest.of(entries);
            manifest.entries().forEach(this::judge);
            compare("", NumberField.TOTAL_SIZE, totalSize, entries.stream().mapToLong(ArrayEntry::sizeBytes).sum());
            return new Reading(manifest, findings);
        }

        private void requireWritten(ArrayEntry entry) throws Malformed {
            int dtypeAt = in.position() - entry.compression().length() - 1;
            boolean isZeroed = entry.lastModifiedMicros() == 0 && entry.sizeBytes() == 0;
            if (entry.dtypeCode() == 0 && (isZeroed || dtypeAt >= trailingZeros) && !holdsTogether(entry)) {
                throw new Malformed("zeros where an entry is to be", Math.min(dtypeAt, trailingZeros));
            }
        }

        /// Whether an entry of bool says the same of itself in several places.
        private static boolean holdsTogether(ArrayEntry entry) {
            if (entry.dataFile().isEmpty() || entry.dataFile().indexOf('\0') >= 0 || !entry.fits() || entry.sizeBytes() != entry.dataBytes()) {
                return false;
            }
            return entry.sizeBytes() > 0 || entry.lastModifiedMicros() >= EARLIEST_MICROS;
        }

        /// A tail that is an entry means that the count is wrong, and a rewrite would lose an array. So it does, whatever follows, if the count
        /// is 0: an empty manifest ends there.
        private void lookAtTail(int count) throws Malformed {
            int start = in.position();
            int bytes = in.left();
            if (bytes == 0) {
                return;
            }
            if (count == 0 && start >= trailingZeros) {
                throw new Malformed("zeros where entries are to be", trailingZeros);
            }
            findings.add(new Finding.ManifestTail(FILE, bytes, count == 0 || startsWithEntry()));
            in.back(start);
        }

        private boolean startsWithEntry() {
            try {
                return !EntryCodec.read(in).dataFile().isEmpty();
            } catch (Malformed noEntry) {
                return false;
            }
        }

        private void judge(ArrayEntry entry) {
            var name = entry.name();
            if (entry.dtype().isEmpty()) {
                findings.add(new Finding.UnknownDType(FILE, name, entry.dtypeCode()));
            }
            if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
                findings.add(new Finding.UnusualName(FILE, name));
            }
            if (entry.compression().algorithm() != 0) {
                findings.add(new Finding.CompressionIgnored(FILE, name, entry.compression().algorithm()));
            }
            if (!entry.fits()) {
                findings.add(new Finding.ShapeTooLarge(FILE, name, entry.rawShape().toString()));
            } else if (entry.dtype().isPresent()) {
                compare(name, NumberField.SIZE_BYTES, entry.sizeBytes(), entry.dataBytes());
            }
        }

        private void compare(String name, NumberField field, long written, long right) {
            if (written != right) {
                findings.add(new Finding.WrongNumber(FILE, name, field, Long.toUnsignedString(written), Long.toUnsignedString(right)));
            }
        }
    }
}
