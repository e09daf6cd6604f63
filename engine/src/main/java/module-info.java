/// An embedded array engine on NumPack's file format: a pack is a folder of named n-d arrays.
@org.jspecify.annotations.NullMarked
module numpack.engine {
    requires static org.jspecify;
    requires tools.jackson.core;

    /// The front door: open a pack, read and change its arrays, commit, compact.
    exports numpack.engine;
}
