package numpack.app.problem;

import numpack.app.i18n.Texts;
import numpack.engine.error.reason.ForeignContent;

/// Words for what is where a pack was expected.
final class ForeignContentTexts {
    private ForeignContentTexts() {}

    static String of(ForeignContent found) {
        return switch (found) {
            case ForeignContent.EmptyFolder _ -> Texts.of("problem.foreign.emptyFolder");
            case ForeignContent.NoManifest _ -> Texts.of("problem.foreign.noManifest");
            case ForeignContent.SpecialFile _ -> Texts.of("problem.foreign.specialFile");
            case ForeignContent.SingleFile(var format) -> Texts.of("problem.foreign.singleFile", format(format));
            case ForeignContent.OtherManifest(var format) -> Texts.of("problem.foreign.otherManifest", format(format));
        };
    }

    private static String format(ForeignContent.Format format) {
        return Texts.of("problem.foreign.format." + switch (format) {
            case NUMPACK_0_1_OR_0_2_0 -> "numpack010";
            case NUMPACK_0_2_1 -> "numpack021";
            case OTHER_BYTE_ORDER -> "otherByteOrder";
            case HDF5 -> "hdf5";
            case NPY -> "npy";
            case ZIP_OR_NPZ -> "zip";
            case NPKG -> "npkg";
            case TEXT -> "text";
            case UNKNOWN -> "unknown";
        });
    }
}
