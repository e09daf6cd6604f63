package numpack.app.problem;

import java.util.Locale;
import java.util.stream.Collectors;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.Finding;

/// Words for what opening or checking a pack noticed: what is wrong, in which file, what it means for the data.
public final class FindingTexts {
    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_PATH_LENGTH = 160;

    private FindingTexts() {}

    /// The words for a finding.
    public static FindingText of(Finding finding) {
        return new FindingText(
                Names.visible(finding.file()), finding.array().map(FindingTexts::visible), sentence(finding),
                consequence(finding));
    }

    /// Where a finding keeps some of an array from being written, its words say so: those of its effect alone would say less.
    private static String consequence(Finding finding) {
        return switch (finding) {
            case Finding.LinkFollowed _ -> Texts.of("problem.finding.linkFollowed.consequence");
            case Finding.FileTail _ -> Texts.of("problem.finding.fileTail.consequence");
            default -> Texts.of("problem.finding.effect." + camel(finding.effect()));
        };
    }

    private static String sentence(Finding finding) {
        return switch (finding) {
            case Finding.ManifestMissing f -> Texts.of("problem.finding.manifestMissing", f.dataFiles().size());
            case Finding.ManifestVersion f -> Texts.of("problem.finding.manifestVersion", f.version());
            case Finding.ManifestTail f -> f.looksLikeEntry()
                    ? Texts.of("problem.finding.manifestTail.entry", f.bytes())
                    : Texts.of("problem.finding.manifestTail.bytes", f.bytes());
            case Finding.DuplicateName f -> Texts.of("problem.finding.duplicateName", visible(f.name()));
            case Finding.UnknownDType f -> Texts.of("problem.finding.unknownDType", visible(f.name()), f.code());
            case Finding.UnusualName f -> Texts.of("problem.finding.unusualName", visible(f.name()));
            case Finding.CompressionIgnored f -> Texts.of("problem.finding.compressionIgnored", visible(f.name()));
            case Finding.WrongNumber f -> Texts.of("problem.finding.wrongNumber." + camel(f.field()), visible(f.name()), visible(f.written()), f.right());
            case Finding.ShapeTooLarge f -> Texts.of("problem.finding.shapeTooLarge", visible(f.name()), Names.visible(f.shape()));
            case Finding.UnsafePath f -> Texts.of(
                    "problem.finding.unsafePath", visible(f.name()), Texts.of("problem.finding.path." + camel(f.fault())));
            case Finding.LinkFollowed f -> Texts.of("problem.finding.linkFollowed", visible(f.name()), Names.elided(f.target(), MAX_PATH_LENGTH));
            case Finding.FileUnusable f -> Texts.of(
                    "problem.finding.fileUnusable", visible(f.name()), Texts.of("problem.finding.file." + camel(f.fault())));
            case Finding.FileTooShort f -> Texts.of(
                    "problem.finding.fileTooShort", visible(f.name()), Numbers.exactBytes(f.foundBytes()),
                    Numbers.exactBytes(f.expectedBytes()));
            case Finding.FileTail f -> Texts.of(
                    "problem.finding.fileTail", visible(f.name()), Numbers.exactBytes(f.foundBytes() - f.expectedBytes()));
            case Finding.SharedFile f -> Texts.of("problem.finding.sharedFile", visible(f.name()), visible(f.other()));
            case Finding.BoolBytes f -> Texts.of("problem.finding.boolBytes", visible(f.name()));
            case Finding.BitmapTorn f -> Texts.of("problem.finding.bitmapTorn", visible(f.name()), f.bytes());
            case Finding.BitmapCountWrong f -> Texts.of("problem.finding.bitmapCountWrong", visible(f.name()), f.written(), f.counted());
            case Finding.BitmapWithoutHeader f -> Texts.of("problem.finding.bitmapWithoutHeader", visible(f.name()));
            case Finding.BitmapPadding f -> Texts.of("problem.finding.bitmapPadding", visible(f.name()));
            case Finding.BitmapRows f -> Texts.of("problem.finding.bitmapRows", visible(f.name()), f.covered(), f.rows());
            case Finding.SegmentsInvalid f -> segmentsInvalid(f, Texts.of("problem.finding.segment." + camel(f.fault())));
            case Finding.SegmentRows f -> Texts.of("problem.finding.segmentRows", visible(f.name()), f.listed(), f.rows());
            case Finding.OrphanFile f -> Texts.of("problem.finding.orphanFile");
            case Finding.LeftoverFile f -> Texts.of("problem.finding.leftover." + camel(f.kind()), Numbers.exactBytes(f.bytes()));
            case Finding.PendingCommit f -> Texts.of("problem.finding.pendingCommit." + camel(f.shown()));
            case Finding.UnfinishedCommit f -> unfinished(f);
        };
    }

    private static String segmentsInvalid(Finding.SegmentsInvalid found, String fault) {
        return found.at().isEmpty() ? Texts.of("problem.finding.segmentsInvalid", visible(found.name()), fault)
                : Texts.of("problem.finding.segmentsInvalid.at", visible(found.name()), fault, Names.elided(found.at(), MAX_PATH_LENGTH));
    }

    private static String unfinished(Finding.UnfinishedCommit found) {
        if (found.changes().isEmpty()) {
            return Texts.of("problem.finding.unfinishedCommit.notUnderstood");
        }
        var changes = found.changes().stream().map(OutsideChangeTexts::of).collect(Collectors.joining(" "));
        return found.kept().isEmpty() ? Texts.of("problem.finding.unfinishedCommit", changes)
                : Texts.of("problem.finding.unfinishedCommit.kept", changes, Names.elided(String.join(", ", found.kept()), MAX_PATH_LENGTH));
    }

    private static String visible(String name) {
        return Names.elided(name, MAX_NAME_LENGTH);
    }

    /// A constant as the end of a key: `NOT_JSON` is `notJson`.
    static String camel(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        var text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }
}
