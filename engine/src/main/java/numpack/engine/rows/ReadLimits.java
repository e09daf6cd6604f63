package numpack.engine.rows;

/// When a reader reads through a gap and when around it.
///
/// @param gapBytes     a gap up to this is read through: a positional read costs about as much as copying it
/// @param mappedGap    the same where rows are copied from memory
/// @param scratchBytes memory for bytes that are read through, per read
/// @param directBytes  a run from this on is read straight to its place
record ReadLimits(long gapBytes, long mappedGap, long scratchBytes, long directBytes) {
    static final ReadLimits USUAL = new ReadLimits(16 << 10, 256, 1 << 20, 64 << 10);
}
