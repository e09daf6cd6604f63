package numpack.engine.dtype;

import java.util.Optional;

/// The 14 element types of a pack. Elements lie in little-endian order, complex ones as real part then imaginary part, bool as
/// one byte (0 false, anything else true; written as 0 or 1).
///
/// Codes are those of the manifest (`FORMAT.md`), names those of NumPy.
public enum DType {
    BOOL(0, "bool", "bool", 1, DTypeKind.BOOL),
    UINT8(1, "uint8", "u8", 1, DTypeKind.UNSIGNED),
    UINT16(2, "uint16", "u16", 2, DTypeKind.UNSIGNED),
    UINT32(3, "uint32", "u32", 4, DTypeKind.UNSIGNED),
    UINT64(4, "uint64", "u64", 8, DTypeKind.UNSIGNED),
    INT8(5, "int8", "i8", 1, DTypeKind.SIGNED),
    INT16(6, "int16", "i16", 2, DTypeKind.SIGNED),
    INT32(7, "int32", "i32", 4, DTypeKind.SIGNED),
    INT64(8, "int64", "i64", 8, DTypeKind.SIGNED),
    FLOAT16(9, "float16", "f16", 2, DTypeKind.FLOAT),
    FLOAT32(10, "float32", "f32", 4, DTypeKind.FLOAT),
    FLOAT64(11, "float64", "f64", 8, DTypeKind.FLOAT),
    COMPLEX64(12, "complex64", "c64", 8, DTypeKind.COMPLEX),
    COMPLEX128(13, "complex128", "c128", 16, DTypeKind.COMPLEX);

    private static final DType[] BY_CODE = values();

    private final int code;
    private final String numpyName;
    private final String shortName;
    private final int itemSize;
    private final DTypeKind kind;

    DType(int code, String numpyName, String shortName, int itemSize, DTypeKind kind) {
        this.code = code;
        this.numpyName = numpyName;
        this.shortName = shortName;
        this.itemSize = itemSize;
        this.kind = kind;
    }

    /// The dtype of a manifest's code, empty for a code that no release writes.
    public static Optional<DType> ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }

    /// The dtype of a NumPy name such as `float32`.
    public static Optional<DType> ofName(String numpyName) {
        for (var dtype : BY_CODE) {
            if (dtype.numpyName.equals(numpyName)) {
                return Optional.of(dtype);
            }
        }
        return Optional.empty();
    }

    /// The byte that stands for it in a manifest.
    public int code() {
        return code;
    }

    /// NumPy's name, such as `float32`.
    public String numpyName() {
        return numpyName;
    }

    /// A name that fits a chip, such as `f32`.
    public String shortName() {
        return shortName;
    }

    /// Bytes per element.
    public int itemSize() {
        return itemSize;
    }

    public DTypeKind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return numpyName;
    }
}
