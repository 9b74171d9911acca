package io.connectivityfabric.bench.pipeline.bare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Reads all customers, in as many slices of time as the connector does, and gives their bytes as they are to a producer
 * with the settings of a Connect worker, in transactions as large as the connector's: in a process of its own.
 */
public final class BareLoop {
    private static final int SLICES = 8;
    private static final int BATCH_BYTES = 4 * 1024 * 1024;
    private static final RawPage END = new RawPage(List.of(), false, null);

    private final OkHttpClient http =
            new OkHttpClient.Builder().dispatcher(new Dispatcher()).build();
    private final BlockingQueue<RawPage> pages = new ArrayBlockingQueue<>(32);
    private final HttpUrl list;
    private final String key;

    private BareLoop(String list, String key) {
        this.list = HttpUrl.get(list);
        this.key = key;
    }

    /**
     * Once, or more than once so that the JVM's compiler comes to rest.
     *
     * @param args address of the list, key, bootstrap servers, whether exactly once, the first and the last second of the
     *     history, and a topic for each time
     */
    public static void main(String[] args) throws Exception {
        long from = Long.parseLong(args[4]);
        long to = Long.parseLong(args[5]);
        for (int topic = 6; topic < args.length; topic++) {
            try (KafkaProducer<byte[], byte[]> producer = producer(args[2], Boolean.parseBoolean(args[3]))) {
                new BareLoop(args[0], args[1]).run(producer, Boolean.parseBoolean(args[3]), args[topic], from, to);
            }
        }
        System.out.println("done");
    }

    /** With what a Connect worker sets, and the defaults. */
    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, boolean exactlyOnce) {
        Map<String, Object> config = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                "1",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.toString(Integer.MAX_VALUE),
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                exactlyOnce));
        if (exactlyOnce) {
            config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bare");
        }
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void run(KafkaProducer<byte[], byte[]> producer, boolean exactlyOnce, String topic, long from, long to)
            throws Exception {
        if (exactlyOnce) {
            producer.initTransactions();
        }
        ExecutorService threads = Executors.newFixedThreadPool(SLICES + 1);
        List<Future<Void>> readers = IntStream.range(0, SLICES)
                .mapToObj(slice -> threads.submit(() -> read(
                        slice == 0 ? 0 : from + (to - from) * slice / SLICES,
                        slice == SLICES - 1
                                ? Long.MAX_VALUE / 1_000_000
                                : from + (to - from) * (slice + 1) / SLICES - 1)))
                .toList();
        Future<Void> end = threads.submit(() -> {
            for (Future<Void> reader : readers) {
                reader.get();
            }
            pages.put(END);
            return null;
        });
        for (RawPage page = pages.take(); page != END; ) {
            page = transaction(producer, exactlyOnce, topic, page);
        }
        end.get();
        threads.shutdown();
        producer.flush();
    }

    /** All pages that are ready, up to about as many bytes as the connector takes; the first page of the next one. */
    private RawPage transaction(
            KafkaProducer<byte[], byte[]> producer, boolean exactlyOnce, String topic, RawPage first)
            throws InterruptedException {
        if (exactlyOnce) {
            producer.beginTransaction();
        }
        RawPage page = first;
        for (int bytes = 0; page != null && page != END && bytes < BATCH_BYTES; page = pages.poll()) {
            for (byte[] row : page.rows()) {
                producer.send(new ProducerRecord<>(topic, rowKey(row), row));
            }
            bytes += page.bytes();
        }
        if (exactlyOnce) {
            producer.commitTransaction();
        }
        return page == null ? pages.take() : page;
    }

    /** As long as the connector's keys, and as different. */
    private static byte[] rowKey(byte[] row) {
        return ("default:stripe:acct_acme:customer:" + new String(row, 7, 18, StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Void read(long from, long to) throws IOException, InterruptedException {
        RawPage page = END;
        do {
            HttpUrl.Builder address = list.newBuilder()
                    .addQueryParameter("limit", "100")
                    .addQueryParameter("created[gte]", Long.toString(from))
                    .addQueryParameter("created[lte]", Long.toString(to));
            if (page.lastId() != null) {
                address.addQueryParameter("starting_after", page.lastId());
            }
            Request request = new Request.Builder()
                    .url(address.build())
                    .header("Authorization", "Bearer " + key)
                    .build();
            try (Response response = http.newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    throw new IOException("The sandbox answered " + response.code());
                }
                page = RawPage.cut(response.body().bytes());
            }
            pages.put(page);
        } while (page.hasMore());
        return null;
    }
}
