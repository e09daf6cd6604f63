/// The few checks and bit operations that every package needs and none owns.
///
/// `Checks` is arithmetic on offsets, counts and lengths that fails loudly instead of wrapping round: a length read from a
/// damaged file must never turn into a small positive number. `Bits` is the arithmetic of bitmaps held in 64-bit words.
///
/// Everything here is static, pure and imports nothing of ours. A third class needs an argument.
package numpack.engine.internal;
