package numpack.app.shell.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import numpack.app.task.ManualThreads;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskNoticesTest {
    private final ManualThreads threads = new ManualThreads();
    private final TaskList tasks = new TaskList(new TaskRunner(threads, failure -> { }));
    private final List<String> noticed = new ArrayList<>();

    @BeforeEach
    void follow() {
        tasks.whenDone(new TaskNotices(tasks, item -> noticed.add(item.name() + ": " + item.getResult())));
    }

    @Test
    void whatTookLongIsNoticedWithItsResultAndWhatDidNotIsNot() {
        run("Compact", Duration.ofSeconds(3));
        run("Save", Duration.ofMillis(2900));
        assertEquals(List.of("Compact: Compact is done."), noticed);
    }

    @Test
    void whatTheListHasLetGoIsNotNoticed() {
        tasks.start("Fill", TaskUnit.ROWS, _ -> {
            threads.advance(Duration.ofMinutes(1));
            return 1;
        }, (item, _) -> tasks.dismiss(item));
        threads.runAll();
        assertEquals(List.of(), noticed);
    }

    private void run(String name, Duration length) {
        tasks.start(name, TaskUnit.ROWS, _ -> {
            threads.advance(length);
            return name;
        }, (item, answer) -> item.setResult(answer + " is done."));
        threads.runAll();
    }
}
