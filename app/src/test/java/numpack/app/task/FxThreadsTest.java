package numpack.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import numpack.app.style.Screens;
import org.junit.jupiter.api.Test;

class FxThreadsTest {
    @Test
    void workRunsBehindAndAnswersComeInFront() throws InterruptedException {
        Screens.onFx(() -> null);
        var heard = new ArrayBlockingQueue<Object>(4);
        try (var threads = new FxThreads()) {
            new TaskRunner(threads, heard::add).run(progress -> Platform.isFxApplicationThread(), behind -> {
                heard.add(behind);
                heard.add(Platform.isFxApplicationThread());
            });
            assertEquals(false, heard.poll(20, TimeUnit.SECONDS));
            assertEquals(true, heard.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void longWorkNeverKeepsOtherWorkWaiting() throws InterruptedException {
        var release = new CountDownLatch(1);
        var arrived = new CountDownLatch(65);
        try (var threads = new FxThreads()) {
            for (int i = 0; i < 64; i++) {
                threads.background(() -> {
                    arrived.countDown();
                    await(release);
                });
            }
            threads.background(arrived::countDown);
            assertTrue(arrived.await(20, TimeUnit.SECONDS));
            release.countDown();
        }
    }

    @Test
    void aTimerCancelledInFrontNeverFires() throws InterruptedException {
        Screens.onFx(() -> null);
        var fired = new ArrayBlockingQueue<String>(4);
        try (var threads = new FxThreads()) {
            Screens.onFx(() -> {
                Threads.Timer first = threads.after(Duration.ofMillis(1), () -> fired.add("cancelled"));
                first.cancel();
                return threads.after(Duration.ofMillis(5), () -> fired.add("kept"));
            });
            assertEquals("kept", fired.poll(20, TimeUnit.SECONDS));
            assertFalse(fired.contains("cancelled"));
        }
    }

    @Test
    void whatWaitsForThePictureComesAfterTheLayoutThatBelongsToIt() throws InterruptedException {
        var heard = new ArrayBlockingQueue<String>(4);
        try (var threads = new FxThreads()) {
            Screens.onFx(() -> {
                var stage = new Stage();
                var scene = new Scene(new Group());
                stage.setScene(scene);
                stage.show();
                scene.addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        heard.add("laid out");
                    }
                });
                threads.afterPicture(() -> {
                    heard.add("after the picture");
                    stage.close();
                });
                return null;
            });
            assertEquals("laid out", heard.poll(20, TimeUnit.SECONDS));
            assertEquals("after the picture", heard.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsAskedForAfterTheEndIsLeftUndone() {
        var done = new AtomicInteger();
        var threads = new FxThreads();
        threads.close();

        threads.background(done::incrementAndGet);
        threads.after(Duration.ZERO, done::incrementAndGet).cancel();

        assertEquals(0, done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
