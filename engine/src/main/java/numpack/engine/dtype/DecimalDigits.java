package numpack.engine.dtype;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The magnitude of a decimal number in Java's notation, taken apart: digits that neither begin nor end with zeros, and a power of ten.
final class DecimalDigits {
    /// No float of any dtype has more digits that are not zero.
    private static final int MAX_DIGITS = 800;
    private static final int MAX_EXPONENT = 999_999_999;
    /// This many digits fit a `long`, whatever they are.
    private static final int LONG_DIGITS = 18;

    /// The first digits, at most [#LONG_DIGITS].
    private long first;
    private int count;
    /// All digits, of longer ones.
    private StringBuilder all = new StringBuilder(0);
    /// Of ten, after the last of the digits.
    private long exponent;

    DecimalDigits(String number) {
        int end = number.length();
        int zeros = 0;
        int pointAt = -1;
        int read = 0;
        int at = 0;
        for (; at < end && (number.charAt(at) | 0x20) != 'e'; at++) {
            char letter = number.charAt(at);
            if (letter == '.') {
                pointAt = read;
            } else if (letter >= '0' && letter <= '9') {
                read++;
                zeros = append(letter, zeros);
            }
        }
        // Zeros at the end were not appended; those after the point do not count.
        exponent += zeros - (pointAt < 0 ? 0 : read - pointAt) + (at < end ? exponentAt(number, at + 1) : 0);
    }

    boolean isZero() {
        return count == 0;
    }

    int count() {
        return count;
    }

    boolean isSameNumber(DecimalDigits other) {
        return count == other.count && exponent == other.exponent && first == other.first && all.compareTo(other.all) == 0;
    }

    BigDecimal toBigDecimal() {
        return count <= LONG_DIGITS ? BigDecimal.valueOf(first, (int) -exponent) : new BigDecimal(new BigInteger(all.toString()), (int) -exponent);
    }

    /// @param zeros how many were read before it and are not appended yet
    /// @return how many are not appended now
    private int append(char digit, int zeros) {
        if (digit == '0') {
            return zeros + 1;
        }
        if (count > 0) {
            for (int i = 0; i < zeros; i++) {
                append('0');
            }
        }
        append(digit);
        return 0;
    }

    private void append(char digit) {
        if (count == MAX_DIGITS) {
            // What is cut off is not nothing: no float is equal.
            all.setCharAt(MAX_DIGITS - 1, '1');
            exponent++;
            return;
        }
        if (count < LONG_DIGITS) {
            first = first * 10 + digit - '0';
        } else {
            if (count == LONG_DIGITS) {
                all.append(first);
            }
            all.append(digit);
        }
        count++;
    }

    private static long exponentAt(String number, int start) {
        boolean isNegative = number.charAt(start) == '-';
        long read = 0;
        for (int at = DecimalSyntax.isSign(number.charAt(start)) ? start + 1 : start; at < number.length(); at++) {
            read = Math.min(MAX_EXPONENT, read * 10 + number.charAt(at) - '0');
        }
        return isNegative ? -read : read;
    }
}
