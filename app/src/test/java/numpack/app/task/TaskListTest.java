package numpack.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;

class TaskListTest {
    private final ManualThreads threads = new ManualThreads();
    private final List<Throwable> failures = new ArrayList<>();
    private final TaskList tasks = new TaskList(new TaskRunner(threads, failures::add));

    @Test
    void onlyTheNewestReportReachesTheForeground() {
        var fractions = new ArrayList<Number>();
        TaskItem item = tasks.start("Check", TaskUnit.ROWS, progress -> {
            progress.begin(100);
            for (int i = 1; i <= 100; i++) {
                progress.advance(1);
            }
            return null;
        }, (it, none) -> {});
        item.fractionProperty().addListener((property, was, is) -> fractions.add(is));
        threads.advance(Duration.ofSeconds(1));
        assertEquals(TaskItem.UNKNOWN, item.getFraction());
        threads.runAll();
        assertEquals(List.of(1.0), fractions);
        assertEquals(TaskState.SUCCEEDED, item.getState());
    }

    @Test
    void endedTasksStayUntilDismissedAndRunningOnesCannotBe() {
        TaskItem item = tasks.start("Compact", TaskUnit.BYTES, progress -> "6 KB freed", TaskItem::setResult);
        assertTrue(tasks.isBusy());
        tasks.dismiss(item);
        assertEquals(List.of(item), tasks.items());
        threads.runAll();
        assertFalse(tasks.isBusy());
        assertEquals("6 KB freed", item.getResult());
        tasks.dismiss(item);
        assertEquals(List.of(), tasks.items());
    }

    @Test
    void newestComesFirstAndCancelledIsNoFailure() {
        TaskItem old = tasks.start("old", TaskUnit.ROWS, progress -> 1, (it, answer) -> {});
        TaskItem young = tasks.start("young", TaskUnit.ROWS, progress -> 1, (it, answer) -> {});
        assertEquals(List.of(young, old), tasks.items());
        young.cancel();
        threads.runAll();
        assertEquals(TaskState.CANCELLED, young.getState());
        assertEquals(TaskState.SUCCEEDED, old.getState());
        assertEquals(List.of(), failures);
        tasks.dismissEnded();
        assertEquals(List.of(), tasks.items());
    }

    @Test
    void whatIsDoneAgainReplacesWhatCameOfItBefore() {
        TaskItem other = tasks.start("Compact", TaskUnit.BYTES, progress -> 1, (it, answer) -> {});
        tasks.start("Save", TaskUnit.BYTES, progress -> {
            throw new IllegalStateException("no room");
        }, (it, answer) -> {});
        threads.runAll();
        TaskItem second = tasks.start("Save", TaskUnit.BYTES, progress -> 1, (it, answer) -> {});
        assertEquals(List.of(second, other), tasks.items());
        TaskItem third = tasks.start("Save", TaskUnit.BYTES, progress -> 1, (it, answer) -> {});
        assertEquals(List.of(third, second, other), tasks.items(), "one that runs is not left out");
    }

    @Test
    void theListReportsAnEnd() {
        tasks.start("Compact", TaskUnit.BYTES, progress -> 1, (it, answer) -> {});
        var running = new ArrayList<Boolean>();
        tasks.items().addListener((InvalidationListener) _ -> running.add(tasks.isBusy()));
        threads.runAll();
        assertEquals(List.of(false), running);
    }

    @Test
    void workWithASearchIsListedFromItsFirstProgressOnAndAnswersAlsoAfterACancel() {
        var answers = new ArrayList<Boolean>();
        tasks.startSearch("Find", TaskUnit.BYTES, progress -> {
            progress.begin(10);
            threads.runForeground();
            assertEquals(List.of("Find"), tasks.items().stream().map(TaskItem::name).toList());
            tasks.items().getFirst().cancel();
            return progress.isCancelled();
        }, answers::add, failures::add);
        assertEquals(List.of(), tasks.items());
        threads.runAll();
        assertEquals(List.of(true), answers);
        assertEquals(List.of(), failures);
        assertEquals(List.of(), tasks.items());
    }

    @Test
    void whoWantsToKnowWhatIsDoneHearsOfSuccessesAndHowLongTheyTook() {
        var heard = new ArrayList<String>();
        tasks.whenDone((item, took) -> heard.add(item.name() + ": " + item.getResult() + " in " + took.toSeconds() + " s"));
        tasks.start("Compact", TaskUnit.BYTES, progress -> {
            threads.advance(Duration.ofSeconds(4));
            return "6 KB freed";
        }, TaskItem::setResult);
        tasks.start("Save", TaskUnit.BYTES, progress -> {
            throw new IllegalStateException("no room");
        }, (it, answer) -> {});
        tasks.start("Copy", TaskUnit.BYTES, progress -> 1, (it, answer) -> {}).cancel();
        threads.runAll();
        assertEquals(List.of("Compact: 6 KB freed in 4 s"), heard);
    }

    @Test
    void paceTellsRateAndTimeLeftOnceItHasSettled() {
        var pace = new Pace(0);
        pace.report(100_000_000, 100, 10_000);
        assertEquals(OptionalDouble.empty(), pace.perSecond());
        assertEquals(Optional.empty(), pace.timeLeft());
        pace.report(1_000_000_000, 1000, 10_000);
        assertEquals(1000, pace.perSecond().getAsDouble(), 1e-9);
        assertEquals(Optional.of(Duration.ofSeconds(9)), pace.timeLeft());
        assertEquals(0.1, pace.fraction().getAsDouble());
    }

    @Test
    void paceFollowsASlowDiskWithinSeconds() {
        var pace = new Pace(0);
        long done = 0;
        for (int second = 1; second <= 20; second++) {
            done += second <= 10 ? 1000 : 100;
            pace.report(second * 1_000_000_000L, done, 100_000);
        }
        double rate = pace.perSecond().getAsDouble();
        assertTrue(rate > 100 && rate < 150, "rate " + rate);
    }

    @Test
    void aSecondStageCountsFromNothing() {
        var pace = new Pace(0);
        pace.report(1_000_000_000, 10, 10);
        pace.report(1_000_000_000, 0, 40);
        pace.report(2_000_000_000, 10, 40);
        assertEquals(0.25, pace.fraction().getAsDouble());
        assertEquals(10, pace.perSecond().getAsDouble(), 1e-9);
    }

    @Test
    void paceSaysNothingAboutWhatItCannotKnow() {
        var pace = new Pace(0);
        pace.report(1_000_000_000, 10, 0);
        assertEquals(OptionalDouble.empty(), pace.fraction());
        assertEquals(Optional.empty(), pace.timeLeft());
        var stuck = new Pace(0);
        stuck.report(1_000_000_000, 0, 10);
        assertEquals(Optional.empty(), stuck.timeLeft());
    }
}
