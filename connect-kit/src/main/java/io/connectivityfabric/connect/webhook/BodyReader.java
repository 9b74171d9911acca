package io.connectivityfabric.connect.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/** Reads the body of a request as it comes, without a thread that waits: so much at most, and so long. */
final class BodyReader implements Runnable {
    private static final int TYPICAL_BYTES = 4 * 1024;

    private final Request request;
    private final int mostBytes;
    private final Duration limit;
    private final Consumer<byte[]> whole;
    private final Consumer<Outcome> failed;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(TYPICAL_BYTES);
    private final AtomicBoolean done = new AtomicBoolean();
    private Scheduler.Task timeout;

    /**
     * @param whole  is given the body
     * @param failed is told instead why there is none
     */
    BodyReader(Request request, int mostBytes, Duration limit, Consumer<byte[]> whole, Consumer<Outcome> failed) {
        this.request = request;
        this.mostBytes = mostBytes;
        this.limit = limit;
        this.whole = whole;
        this.failed = failed;
    }

    /** Reads what is there; called again by Jetty when there is more. */
    @Override
    public void run() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                await();
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(Outcome.BODY_BROKEN);
                return;
            }
            boolean last = chunk.isLast();
            boolean fits = body.size() + chunk.remaining() <= mostBytes;
            if (fits) {
                append(chunk.getByteBuffer());
            }
            chunk.release();
            if (!fits) {
                end(Outcome.BODY_TOO_LARGE);
                return;
            }
            if (last) {
                end(null);
                return;
            }
        }
    }

    private void append(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        body.writeBytes(copy);
    }

    private void await() {
        if (timeout == null) {
            timeout = request.getComponents()
                    .getScheduler()
                    .schedule(() -> end(Outcome.BODY_TOO_SLOW), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        request.demand(this);
    }

    private void end(Outcome failure) {
        if (!done.compareAndSet(false, true)) {
            return;
        }
        if (timeout != null) {
            timeout.cancel();
        }
        if (failure == null) {
            whole.accept(body.toByteArray());
        } else {
            failed.accept(failure);
        }
    }
}
