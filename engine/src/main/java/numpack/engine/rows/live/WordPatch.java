package numpack.engine.rows.live;

/// Words of a bitmap that change. Behind the end `before` is shorter than `after`: those words are new.
///
/// @param first  index of the first of them
/// @param before what they are
/// @param after  what they will be, at least as many
public record WordPatch(long first, long[] before, long[] after) {}
