package numpack.app.array;

import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;

/// An array to be made.
///
/// @param element what every element is
record NewArray(String name, DType dtype, Shape shape, byte[] element) {}
