package numpack.engine.compact;

import java.util.ArrayList;
import java.util.List;
import numpack.engine.format.SegmentList;
import numpack.engine.format.SegmentListCodec;
import numpack.engine.rows.AppendPlan;
import numpack.engine.work.CompactionPlan;
import numpack.engine.work.CompactionPlan.ArrayPlan;

/// Says what a compaction will do, from row counts alone: nothing is read.
public final class CompactionPlanner {
    private CompactionPlanner() {}

    /// The plan for some arrays. Those without dropped rows and without a bitmap have nothing to do and are left out.
    public static CompactionPlan plan(List<CompactionSource> sources) {
        var arrays = new ArrayList<ArrayPlan>();
        for (var source : sources) {
            if (!source.keepsData() || source.bitmapBytes() > 0) {
                arrays.add(plan(source));
            }
        }
        return new CompactionPlan(arrays);
    }

    /// The plan for one array.
    public static ArrayPlan plan(CompactionSource source) {
        long before = source.dataBytes() + source.bitmapBytes() + source.segmentListBytes();
        long rows = source.live().physicalCount();
        if (source.keepsData()) {
            return new ArrayPlan(source.name(), rows, rows, before, before - source.bitmapBytes(), 0);
        }
        long after = source.liveBytes() + segmentListBytes(source);
        return new ArrayPlan(source.name(), rows, source.live().liveCount(), before, after, after);
    }

    private static long segmentListBytes(CompactionSource source) {
        if (!source.staysSegmented(AppendPlan.SEGMENT_BYTES)) {
            return 0;
        }
        return SegmentListCodec.encode(segments(source)).length;
    }

    /// The segment list of an array after its compaction, its files named as a save would name them.
    static SegmentList segments(CompactionSource source) {
        return AppendPlan.segmented(source.name(), new SegmentList(List.of()), source.file().rowBytes(), source.live().liveCount(), AppendPlan.SEGMENT_BYTES)
                .segments();
    }
}
