/// The few checks, bit operations and function types that every package needs and none owns.
///
/// `Checks` is arithmetic on offsets, counts and lengths that fails loudly instead of wrapping round: a length read from a
/// damaged file must never turn into a small positive number. `Bits` is the arithmetic of bitmaps held in 64-bit words. [DiskCall] and [DiskWork]
/// are functions that may throw an `IOException`.
///
/// Everything here is static, pure and imports nothing of ours. Another class needs a reason.
package numpack.engine.internal;
