package numpack.app.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import numpack.engine.change.Durability;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.ndarray.NdArrays;
import numpack.engine.work.Progress;

/// A pack to try the program on: 200 samples of five classes (disc, square, cross, ring, stripes), each an image, a signal, an embedding, a
/// label, class probabilities and a checked flag, with errors planted as they happen: wrong labels, a label of no class, black and doubled
/// images, dead, clipped and spiky signals, NaN and infinity.
///
/// The signal of class c is a sine of 3 + 4c periods with noise; the embedding has 4 at position c. The same pack comes out every time.
final class SamplePack {
    private static final int SAMPLES = 200;
    private static final int CLASSES = 5;
    private static final int SIDE = 28;
    private static final int SIGNAL = 512;
    private static final int EMBEDDING = 32;
    private static final int[] WRONG_LABELS = {7, 23, 58, 91, 104, 133, 166, 181};

    private final Random random = new Random(20_240_607);
    private final int[] classes = new int[SAMPLES];
    private final byte[] images = new byte[SAMPLES * SIDE * SIDE];
    private final float[] signals = new float[SAMPLES * SIGNAL];
    private final float[] embeddings = new float[SAMPLES * EMBEDDING];
    private final int[] labels = new int[SAMPLES];
    private final float[] probabilities = new float[SAMPLES * CLASSES];
    private final boolean[] isChecked = new boolean[SAMPLES];

    private SamplePack() {
        for (int sample = 0; sample < SAMPLES; sample++) {
            classes[sample] = random.nextInt(CLASSES);
            draw(sample);
            sing(sample);
            embed(sample);
            labels[sample] = classes[sample];
            isChecked[sample] = random.nextInt(3) == 0;
        }
        plant();
    }

    /// Makes the pack at a path where nothing is, its parent folders too.
    static void make(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        var sample = new SamplePack();
        try (var pack = Pack.create(folder, PackOptions.standard().withDurability(Durability.DURABLE)); var transaction = pack.begin()) {
            transaction.save("images", LazyArray.of(NdArrays.wrapBytes(DType.UINT8, sample.images, SAMPLES, SIDE, SIDE)));
            transaction.save("signals", LazyArray.of(NdArrays.wrap(sample.signals, SAMPLES, SIGNAL)));
            transaction.save("embeddings", LazyArray.of(NdArrays.wrap(sample.embeddings, SAMPLES, EMBEDDING)));
            transaction.save("labels", LazyArray.of(NdArrays.wrap(sample.labels, SAMPLES)));
            transaction.save("probabilities", LazyArray.of(NdArrays.wrap(sample.probabilities, SAMPLES, CLASSES)));
            transaction.save("is_checked", LazyArray.of(NdArrays.copyOf(sample.isChecked, SAMPLES)));
            transaction.commit(Progress.NONE);
        }
    }

    private void draw(int sample) {
        double x = SIDE / 2.0 + random.nextGaussian();
        double y = SIDE / 2.0 + random.nextGaussian();
        double size = 7 + random.nextDouble() * 3;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double light = isInside(classes[sample], column - x, row - y, size) ? 220 : 20;
                images[(sample * SIDE + row) * SIDE + column] = (byte) Math.clamp(Math.round(light + 12 * random.nextGaussian()), 0, 255);
            }
        }
    }

    private static boolean isInside(int shape, double dx, double dy, double size) {
        double distance = Math.hypot(dx, dy);
        return switch (shape) {
            case 0 -> distance < size;
            case 1 -> Math.max(Math.abs(dx), Math.abs(dy)) < size * 0.85;
            case 2 -> Math.min(Math.abs(dx), Math.abs(dy)) < size / 3 && Math.max(Math.abs(dx), Math.abs(dy)) < size;
            case 3 -> distance < size && distance > size * 0.6;
            default -> Math.floorMod(Math.round(dx), 6L) < 3 && Math.abs(dy) < size;
        };
    }

    private void sing(int sample) {
        double periods = 3 + 4 * classes[sample];
        double phase = random.nextDouble() * 2 * Math.PI;
        for (int i = 0; i < SIGNAL; i++) {
            signals[sample * SIGNAL + i] = (float) (Math.sin(2 * Math.PI * periods * i / SIGNAL + phase) + 0.1 * random.nextGaussian());
        }
    }

    private void embed(int sample) {
        double total = 0;
        for (int i = 0; i < EMBEDDING; i++) {
            embeddings[sample * EMBEDDING + i] = (float) ((i == classes[sample] ? 4 : 0) + 0.6 * random.nextGaussian());
        }
        for (int i = 0; i < CLASSES; i++) {
            total += Math.exp(embeddings[sample * EMBEDDING + i]);
        }
        for (int i = 0; i < CLASSES; i++) {
            probabilities[sample * CLASSES + i] = (float) (Math.exp(embeddings[sample * EMBEDDING + i]) / total);
        }
    }

    private void plant() {
        for (int sample : WRONG_LABELS) {
            labels[sample] = (classes[sample] + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
            isChecked[sample] = false;
        }
        labels[40] = -1;
        labels[120] = CLASSES;
        int pixels = SIDE * SIDE;
        Arrays.fill(images, 12 * pixels, 13 * pixels, (byte) 0);
        System.arraycopy(images, 76 * pixels, images, 77 * pixels, pixels);
        Arrays.fill(signals, 31 * SIGNAL, 32 * SIGNAL, 0);
        Arrays.fill(signals, 64 * SIGNAL + 100, 64 * SIGNAL + 140, Float.NaN);
        for (int i = 150 * SIGNAL; i < 151 * SIGNAL; i++) {
            signals[i] = Math.clamp(signals[i], -0.3f, 0.3f);
        }
        signals[188 * SIGNAL + 256] = 80;
        embeddings[19 * EMBEDDING + 4] = Float.NaN;
        embeddings[88 * EMBEDDING] = Float.POSITIVE_INFINITY;
        for (int sample : new int[] {45, 142}) {
            for (int i = 0; i < EMBEDDING; i++) {
                embeddings[sample * EMBEDDING + i] *= 12;
            }
        }
        Arrays.fill(probabilities, 97 * CLASSES, 98 * CLASSES, Float.NaN);
        for (int i = 0; i < CLASSES; i++) {
            probabilities[171 * CLASSES + i] *= 1.5f;
        }
    }
}
