package numpack.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TaskRunnerTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<Object> heard = new ArrayList<>();
    private final TaskRunner runner = new TaskRunner(threads, heard::add);

    @Test
    void answersArriveInTheForeground() {
        TaskHandle handle = runner.run(progress -> 42, heard::add);
        threads.runBackground();
        assertEquals(List.of(), heard);
        assertEquals(TaskState.RUNNING, handle.getState());
        threads.runForeground();
        assertEquals(List.of(42), heard);
        assertEquals(TaskState.SUCCEEDED, handle.getState());
    }

    @Test
    void failuresNobodyLooksAfterAreNotLost() {
        var failure = new IOException("no space left");
        TaskHandle handle = runner.run(progress -> {
            throw failure;
        }, heard::add);
        threads.runAll();
        assertEquals(List.of(failure), heard);
        assertEquals(TaskState.FAILED, handle.getState());
    }

    @Test
    void errorsAreFailuresToo() {
        var failure = new OutOfMemoryError();
        runner.run(progress -> {
            throw failure;
        }, heard::add, caught -> heard.add("mine: " + caught.getClass().getSimpleName()));
        threads.runAll();
        assertEquals(List.of("mine: OutOfMemoryError"), heard);
    }

    @Test
    void cancelledWorkIsNotEvenStarted() {
        TaskHandle handle = runner.run(progress -> heard.add("ran"), heard::add);
        handle.cancel();
        threads.runAll();
        assertEquals(List.of(), heard);
        assertEquals(TaskState.CANCELLED, handle.getState());
    }

    @Test
    void anAnswerThatComesAfterTheCancelIsDropped() {
        TaskHandle handle = runner.run(progress -> 42, heard::add);
        threads.runBackground();
        handle.cancel();
        threads.runForeground();
        assertEquals(List.of(), heard);
        assertEquals(TaskState.CANCELLED, handle.getState());
    }

    @Test
    void aFailureThatComesAfterTheCancelIsDropped() {
        TaskHandle handle = runner.run(progress -> {
            throw new IOException();
        }, heard::add);
        threads.runBackground();
        handle.cancel();
        threads.runForeground();
        assertEquals(List.of(), heard);
    }

    @Test
    void workThatCancelsItselfIsNoFailure() {
        TaskHandle handle = runner.run(progress -> {
            throw new CancellationException();
        }, heard::add);
        threads.runAll();
        assertEquals(List.of(), heard);
        assertEquals(TaskState.CANCELLED, handle.getState());
    }

    @Test
    void runningWorkSeesThatItWasCancelled() {
        var handles = new ArrayList<TaskHandle>();
        handles.add(runner.run(progress -> {
            handles.getFirst().cancel();
            assertTrue(progress.isCancelled());
            progress.checkCancelled();
            return heard.add("not reached");
        }, heard::add));
        threads.runAll();
        assertEquals(List.of(), heard);
    }
}
