package numpack.engine.format.manifest;

import java.util.Objects;
import java.util.Optional;

import numpack.engine.dtype.DType;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.shape.Shape;

/// One array as the manifest describes it. What the disk really holds is found by `PackInspection`.
///
/// Fields are kept as written, wrong ones too: an entry that is not touched goes back byte for byte. [#isMeasurable] says whether its
/// sizes can be computed at all.
///
/// @param name               any valid Unicode text, the empty one included
/// @param rawShape           the *physical* shape: dropped rows are counted
/// @param dataFile           path of the data or segment list, relative to the pack, as written and not to be trusted
/// @param lastModifiedMicros microseconds since 1970
/// @param sizeBytes          what the entry says that its data take, unsigned; nothing depends on it
/// @param dtypeCode          0 to 255; see [DType#ofCode]
public record ArrayEntry(String name, RawShape rawShape, String dataFile, long lastModifiedMicros, long sizeBytes, int dtypeCode,
        CompressionRecord compression) {
    public ArrayEntry {
        Objects.requireNonNull(name);
        Objects.requireNonNull(dataFile);
        if (dtypeCode < 0 || dtypeCode > 255) {
            throw new IllegalArgumentException("dtypeCode does not fit a byte: " + dtypeCode);
        }
    }

    /// The entry of a new array in one file of the default name.
    ///
    /// @throws ArithmeticException if the data's bytes do not fit a `long`
    public static ArrayEntry of(String name, DType dtype, Shape shape, long microsNow) {
        long bytes = Math.multiplyExact(shape.elementCount(), (long) dtype.itemSize());
        return new ArrayEntry(name, RawShape.of(shape), PackLayout.dataFile(name), microsNow, bytes, dtype.code(), CompressionRecord.NONE);
    }

    /// The same array with another number of rows, touched now.
    ///
    /// @throws IllegalStateException if the entry is not measurable or 0-d
    /// @throws ArithmeticException   if the data's bytes do not fit a `long`
    public ArrayEntry withRows(long rows, long microsNow) {
        var shape = shape().withRows(rows);
        long bytes = Math.multiplyExact(rows, rowBytes());
        return new ArrayEntry(name, RawShape.of(shape), dataFile, microsNow, bytes, dtypeCode, CompressionRecord.NONE);
    }

    /// The same array under another name, in another file.
    public ArrayEntry withName(String newName, String newDataFile, long microsNow) {
        return new ArrayEntry(newName, rawShape, newDataFile, microsNow, sizeBytes, dtypeCode, CompressionRecord.NONE);
    }

    /// The same array in another file, touched now.
    public ArrayEntry withDataFile(String newDataFile, long microsNow) {
        return withName(name, newDataFile, microsNow);
    }

    /// The dtype, empty for a code that no release writes.
    public Optional<DType> dtype() {
        return DType.ofCode(dtypeCode);
    }

    /// Whether dtype and shape are known and rows and data fit a `long` of bytes.
    public boolean isMeasurable() {
        return dtype().isPresent() && fits();
    }

    /// Whether shape and sizes fit a `long`, whatever is known of the dtype.
    boolean fits() {
        var shape = rawShape.toShape();
        if (shape.isEmpty()) {
            return false;
        }
        long itemSize = dtype().map(DType::itemSize).orElse(1);
        try {
            long rowBytes = Math.multiplyExact(shape.get().rowElements(), itemSize);
            return Math.multiplyExact(shape.get().rowCount(), rowBytes) >= 0;
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    /// The physical shape.
    ///
    /// @throws IllegalStateException if a length does not fit a `long`
    public Shape shape() {
        return rawShape.toShape().orElseThrow(() -> new IllegalStateException("shape %s of \"%s\"".formatted(rawShape, name)));
    }

    /// Physical rows: the length of axis 0, and 1 for a 0-d array.
    public long rowCount() {
        return shape().rowCount();
    }

    /// Bytes of one row: of one element for 1-d and 0-d arrays.
    ///
    /// @throws IllegalStateException if the dtype is unknown or the shape too large
    public long rowBytes() {
        return Math.multiplyExact(shape().rowElements(), (long) itemSize());
    }

    /// Bytes of all physical rows.
    ///
    /// @throws IllegalStateException if the dtype is unknown or the shape too large
    /// @throws ArithmeticException   if they do not fit a `long`
    public long dataBytes() {
        return Math.multiplyExact(rowCount(), rowBytes());
    }

    /// Whether [#dataFile] is a segment list rather than the data.
    public boolean isSegmented() {
        return PackLayout.isSegmentList(dataFile);
    }

    private int itemSize() {
        return dtype().orElseThrow(() -> new IllegalStateException("dtype %d of \"%s\"".formatted(dtypeCode, name))).itemSize();
    }
}
