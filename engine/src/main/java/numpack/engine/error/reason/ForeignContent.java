package numpack.engine.error.reason;

/// What was found where a pack was expected.
public sealed interface ForeignContent {
    /// A folder without files.
    record EmptyFolder() implements ForeignContent {}

    /// A folder with files, none of which is a manifest or another file of a pack.
    record NoManifest() implements ForeignContent {}

    /// Neither a folder nor a regular file: a device, a pipe or a socket.
    record SpecialFile() implements ForeignContent {}

    /// A file, not a folder.
    record SingleFile(Format format) implements ForeignContent {}

    /// A folder with a manifest of another format.
    record OtherManifest(Format format) implements ForeignContent {}

    /// What the first bytes of a file look like.
    enum Format {
        /// bincode
        NUMPACK_0_1_OR_0_2_0,
        /// MessagePack
        NUMPACK_0_2_1,
        /// A manifest in the other byte order.
        OTHER_BYTE_ORDER, HDF5, NPY, ZIP_OR_NPZ, NPKG, TEXT, UNKNOWN
    }
}
