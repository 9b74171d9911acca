package io.connectivityfabric.connect.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Requests that wait for somebody to take them on: so many at most, in number and in bytes. Safe for many threads. */
final class DeliveryQueue {
    private final int mostRequests;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private long bytes;

    DeliveryQueue(int mostRequests, long mostBytes) {
        this.mostRequests = mostRequests;
        this.mostBytes = mostBytes;
    }

    /** Returns false if there is no room. */
    boolean offer(Delivery delivery) {
        lock.lock();
        try {
            if (waiting.size() >= mostRequests || !waiting.isEmpty() && bytes + delivery.bytes() > mostBytes) {
                return false;
            }
            waiting.add(delivery);
            bytes += delivery.bytes();
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is there, up to about so many bytes and at least one; waits a while if there is nothing.
     */
    List<Delivery> take(long room, long nanos) throws InterruptedException {
        List<Delivery> taken = new ArrayList<>();
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            long roomLeft = room;
            while (!waiting.isEmpty() && (taken.isEmpty() || waiting.peek().bytes() <= roomLeft)) {
                Delivery next = waiting.remove();
                bytes -= next.bytes();
                roomLeft -= next.bytes();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** A poll of Connect's should not take longer: it asks a task to stop between two polls. */
    static long pollNanos() {
        return TimeUnit.MILLISECONDS.toNanos(500);
    }
}
