package numpack.engine.summary.statistics;

import numpack.engine.summary.block.Block;

/// The moments of block after block.
final class MomentsSum {
    /// Of squares from the origin that distance from the mean may make up before digits are lost.
    private static final double MOST = 0.75;

    private Moments moments = Moments.NONE;
    /// Near where numbers are expected: the mean of the last block.
    private double origin;

    void add(Block block) {
        int count = block.finiteCount();
        if (count > 0) {
            moments = moments.and(of(block, count));
        }
    }

    Moments moments() {
        return moments;
    }

    private Moments of(Block block, int count) {
        double distances = block.distances(origin);
        double squares = block.squares();
        double sum = origin * count + distances;
        if (squares == Double.POSITIVE_INFINITY || !(distances * distances / count <= MOST * squares)) {
            // The origin is nowhere near, or all are equal: from the mean itself.
            sum = block.distances(0);
            double mean = sum / count;
            distances = block.distances(mean);
            squares = block.squares();
            origin = Double.isFinite(mean) ? mean : 0;
        } else {
            origin += distances / count;
        }
        if (!(Math.abs(sum) < Moments.HUGE)) {
            return huge(block, count);
        }
        // What no double holds stays infinite.
        double around = squares == Double.POSITIVE_INFINITY ? squares : Math.max(0, squares - distances * distances / count);
        return new Moments(count, sum, 0, 0, around);
    }

    private static Moments huge(Block block, int count) {
        double first = block.value(0) * Moments.SCALE;
        double distances = 0;
        for (int i = 0; i < count; i++) {
            distances += block.value(i) * Moments.SCALE - first;
        }
        double mean = distances / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double distance = (block.value(i) * Moments.SCALE - first - mean) / Moments.SCALE;
            squares += distance * distance;
        }
        return new Moments(count, 0, 0, first * count + distances, squares);
    }
}
