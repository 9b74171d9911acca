package io.connectivityfabric.connect.source;

/** A provider's account, opened for one task. Its methods throw what {@link StreamReader}'s do. */
public interface StreamProvider extends AutoCloseable {
    /** The provider's name in records: "stripe". */
    String system();

    /** The id of the account that the credentials belong to. One call. */
    String account();

    /** Opens a stream by its name. */
    StreamReader reader(StreamPartition stream);

    /** Gives up calls in flight; returns at once. */
    @Override
    void close();
}
