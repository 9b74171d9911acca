package io.connectivityfabric.cli.demo;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the sync is: a bar where someone watches, a line now and then where a file does. */
interface Progress extends AutoCloseable {
    /**
     * @param done how many objects are there
     * @param total how many there will be
     * @param perSecond how many records come in a second
     * @param detail what else there is to say where there is room
     */
    void update(long done, long total, long perSecond, String detail);

    @Override
    void close();

    static Progress on(Console console, String task) {
        return console.isTerminal() ? new Bar(task) : new Lines(console);
    }

    /** For a terminal. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        private Bar(String task) {
            bar = new ProgressBarBuilder()
                    .setTaskName("   " + task)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        @Override
        public void update(long done, long total, long perSecond, String detail) {
            bar.maxHint(Math.max(done, total));
            bar.stepTo(done);
            bar.setExtraMessage(perSecond + " records/s");
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** For everything else. */
    final class Lines implements Progress {
        private static final long EVERY = Duration.ofSeconds(2).toNanos();

        private final Console console;
        private final long start = System.nanoTime();
        private long next = start;
        private String last = "";

        private Lines(Console console) {
            this.console = console;
        }

        @Override
        public void update(long done, long total, long perSecond, String detail) {
            String text = String.format("%,d of %,d objects  %s  %,d records/s", done, total, detail, perSecond);
            if (System.nanoTime() >= next && !text.equals(last)) {
                next = System.nanoTime() + EVERY;
                last = text;
                long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
                console.line(String.format("%4d s  %s", seconds, text));
            }
        }

        @Override
        public void close() {
            // There is nothing to take off the screen.
        }
    }
}
