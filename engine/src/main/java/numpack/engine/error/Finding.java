package numpack.engine.error;

import java.util.List;
import java.util.Optional;
import numpack.engine.error.reason.OutsideChange;

/// A fault in a pack that could be opened nevertheless: which file, what is wrong, and what it
/// means. Opening a pack gives a list of them. Nothing is repaired or changed.
///
/// `file()` is relative to the pack's folder, with `/`. All counts were read from the disk and may have changed since.
public sealed interface Finding {
    /// The file that the finding is about, relative to the pack.
    String file();

    /// The array that it concerns; empty when it is about the pack as a whole.
    default Optional<String> array() {
        return Optional.empty();
    }

    /// What follows from it.
    Effect effect();

    /// What follows from a finding, from mild to grave.
    enum Effect {
        /// Everything can be read and written; the user should know.
        NOTE,
        /// What is listed can be read; every write waits until the user has decided.
        READ_ONLY,
        /// The array cannot be read; the others can be read and written.
        ARRAY_UNREADABLE
    }

    /// Why a path that a file names is not followed.
    enum PathFault {
        EMPTY, ABSOLUTE, DRIVE, ESCAPES, NUL, SYMBOLIC_LINK, PACK_FOLDER, MANIFEST, BITMAP, WORKBENCH, TOO_LONG
    }

    /// Why a file cannot be used.
    enum FileFault {
        MISSING, NOT_A_FILE, UNREADABLE
    }

    /// Why a segment list (`.npkseg`) cannot be used.
    enum SegmentFault {
        NOT_JSON, NOT_UTF8, NOT_AN_OBJECT, VERSION, FIELD_MISSING, FIELD_TYPE, ROWS_NEGATIVE, ROWS_OVERFLOW, ROWS_TOO_FEW, SAME_FILE_TWICE, TOO_LARGE
    }

    /// A number in a file of a pack that nothing depends on.
    enum NumberField {
        /// `size_bytes` of an array in the manifest.
        SIZE_BYTES,
        /// `total_size` in the manifest.
        TOTAL_SIZE,
        /// `bytes` of a segment in a segment list.
        SEGMENT_BYTES
    }

    /// Which side of a commit that was cut short a reader sees.
    enum Shown {
        BEFORE, AFTER
    }

    /// The pack has data files but no manifest: not an empty pack.
    record ManifestMissing(String file, List<String> dataFiles) implements Finding {
        public ManifestMissing {
            dataFiles = List.copyOf(dataFiles);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// The manifest has a version that we do not know; it is read as version 1 and never written.
    record ManifestVersion(String file, long version) implements Finding {
        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// Bytes after the manifest's last entry; a rewrite would lose them.
    record ManifestTail(String file, long bytes, boolean looksLikeEntry) implements Finding {
        @Override
        public Effect effect() {
            return looksLikeEntry ? Effect.READ_ONLY : Effect.NOTE;
        }
    }

    /// Two entries of one name; the last one is shown, as NumPack does.
    record DuplicateName(String file, String name) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// A dtype byte that we do not know: the array cannot be read, and a rewrite of the manifest would have to guess.
    record UnknownDType(String file, String name, int code) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// A name that no new array may have: path separators, NUL, line breaks, `..`.
    record UnusualName(String file, String name) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// The entry says that its data are compressed; no release ever did that, and the bytes are taken as they are.
    record CompressionIgnored(String file, String name, int algorithm) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A number that nothing depends on is wrong. `name` is empty for the total size of the pack.
    record WrongNumber(String file, String name, NumberField field, String written, String right) implements Finding {
        @Override
        public Optional<String> array() {
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// The shape has more elements than a file can hold.
    record ShapeTooLarge(String file, String name, String shape) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// A path is not followed because it could leave the pack or hit a file of another kind. `file` is the path as written.
    record UnsafePath(String file, String name, PathFault fault) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// A data file, segment or bitmap is a symbolic link, which is followed for reading: the array cannot be changed.
    ///
    /// @param target the file that it leads to
    record LinkFollowed(String file, String name, String target) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A data file, segment or bitmap that cannot be used.
    record FileUnusable(String file, String name, FileFault fault) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// A data file or segment is shorter than its rows.
    record FileTooShort(String file, String name, long expectedBytes, long foundBytes) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// A data file or segment continues after its last row. The tail is not shown, and not overwritten unless the user allows it.
    record FileTail(String file, String name, long expectedBytes, long foundBytes) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// Two arrays name one data file: a change of one would change the other.
    record SharedFile(String file, String name, String other) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// Bool elements other than 0 and 1; every byte but 0 is true.
    record BoolBytes(String file, String name) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A bitmap of a length that fits neither form: which rows are dropped is unknown.
    record BitmapTorn(String file, String name, long bytes) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// The count in the bitmap's header is not the number of cleared bits; the bits are used.
    record BitmapCountWrong(String file, String name, String written, long counted) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A bitmap of the old form without a header.
    record BitmapWithoutHeader(String file, String name) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// Bits after the bitmap's last row are set; they mean nothing.
    record BitmapPadding(String file, String name) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// The bitmap covers another number of rows than the array has. Rows beyond it count as live.
    record BitmapRows(String file, String name, long covered, long rows) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// The segment list cannot be understood.
    ///
    /// @param at the place and what is there, without words: `segments[3].rows: -5`; empty if the whole list is meant
    record SegmentsInvalid(String file, String name, SegmentFault fault, String at) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.ARRAY_UNREADABLE;
        }
    }

    /// The segment list holds more rows than the manifest's entry; the entry's rows are shown.
    record SegmentRows(String file, String name, long listed, long rows) implements Finding {
        @Override
        public Optional<String> array() {
            return Optional.of(name);
        }

        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A data file, bitmap or segment that no entry names. It is left alone, and a new array of that name is refused.
    record OrphanFile(String file) implements Finding {
        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// What kind of file a leftover is.
    enum Leftover {
        /// A temporary file of another program, at the top of the pack.
        TEMPORARY,
        /// What a save of ours that was cut short had begun to write; it was never part of the pack.
        UNFINISHED,
        /// Rows as they were before a save that was cut short and given up: they may be the only copy.
        PARKED,
        /// A journal that no program here understands, set aside.
        JOURNAL
    }

    /// A file, or a folder of files, that a program which died has left. It is left alone until the user decides.
    ///
    /// @param bytes how long it is, with everything in it
    record LeftoverFile(String file, Leftover kind, long bytes) implements Finding {
        @Override
        public Effect effect() {
            return Effect.NOTE;
        }
    }

    /// A commit of ours was cut short, and the pack cannot be written to bring it to its end: that end is shown from memory.
    record PendingCommit(String file, Shown shown) implements Finding {
        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }

    /// A commit of ours was cut short, and the pack was changed by another program before it could be finished.
    ///
    /// @param generation which of our commits; 0 if what it left cannot be understood
    /// @param changes    what was changed; empty if what it left cannot be understood
    /// @param kept       files that it had put aside and whose places are taken; they stay aside
    record UnfinishedCommit(String file, long generation, List<OutsideChange> changes, List<String> kept) implements Finding {
        public UnfinishedCommit {
            changes = List.copyOf(changes);
            kept = List.copyOf(kept);
        }

        @Override
        public Effect effect() {
            return Effect.READ_ONLY;
        }
    }
}
