package numpack.engine.internal;

/// The arithmetic of bitmaps held in 64-bit words: bit `i` is bit `i % 64` of word `i / 64`.
public final class Bits {
    private Bits() {
    }

    /// How many words hold `bits` bits.
    public static long wordsFor(long bits) {
        Checks.notNegative(bits, "bits");
        return (bits >>> 6) + ((bits & 63) == 0 ? 0 : 1);
    }

    /// The word whose lowest `count` bits are set, `count` in 0..64.
    public static long lowest(int count) {
        // A shift by 64 is a shift by 0 in Java, so the full word is a case of its own.
        Checks.range(0, count, 64, "bit count");
        return count == 64 ? -1L : (1L << count) - 1;
    }

    /// The index of the word that holds `bit`.
    public static int word(long bit) {
        return Checks.toInt(bit >>> 6, "word of bit");
    }

    /// The word in which only `bit` is set.
    public static long mask(long bit) {
        return 1L << (bit & 63);
    }

    /// The smallest multiple of `unit` (a power of two) that is not below `value`.
    public static long alignUp(long value, long unit) {
        return Checks.add(value, unit - 1, "aligned value") & -unit;
    }
}
