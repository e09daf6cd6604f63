package numpack.engine.work;

/// A file that a commit has to rewrite completely, because other folders have it as a hard link: a copy of the pack that was made with
/// `cp -al`, or a cache of a data tool. In place it would be changed there as well.
///
/// @param array to which it belongs
/// @param file  relative to the pack
/// @param bytes of the file, needed on the disk in addition
public record HardLinkedFile(String array, String file, long bytes) {
}
