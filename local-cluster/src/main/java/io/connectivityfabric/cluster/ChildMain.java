package io.connectivityfabric.cluster;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends with its parent, however that ends: the parent holds the other end of standard input, and
 * the kernel closes it even when the parent is killed. It stands alone on the child's class path, so it uses nothing of ours.
 */
public final class ChildMain {
    private ChildMain() {}

    /** The first argument is the main class to run, the others are its arguments. */
    public static void main(String[] args) throws Throwable {
        Thread watch = new Thread(ChildMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes; only the end matters.
            }
        } catch (IOException e) {
            // A broken pipe is the end as well.
        }
        Runtime.getRuntime().halt(1);
    }
}
