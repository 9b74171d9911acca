package io.connectivityfabric.sandbox;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how fast the sandbox seeds and serves, limits off, to one connection that asks for page after page: the client
 * runs beside it, so both share this machine's cores. Arguments: customers, contacts, seconds per run.
 */
final class SandboxThroughput {
    private static final Pattern ROW =
            Pattern.compile("\\{\"id\":\"((?:cus|ch|in|sub)_\\w+)\",\"object\":\"(?:c|i|subscription\")");

    private SandboxThroughput() {}

    public static void main(String[] args) throws IOException {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int contacts = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        for (int round = 0; round < 3; round++) {
            seeding(customers, 0, "stripe customers");
            seeding(0, contacts, "hubspot contacts");
        }
        SandboxOptions options = options(customers, contacts);
        try (Sandbox sandbox = Sandbox.start(options)) {
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT, "live set after start: %d MB%n", (jvm.totalMemory() - jvm.freeMemory()) >> 20);
            for (int round = 0; round < 2; round++) {
                for (String list : List.of("customers", "charges", "invoices", "subscriptions?status=all")) {
                    stripe(sandbox, list, seconds);
                }
                hubspotList(sandbox, seconds);
                hubspotSearch(sandbox, seconds);
                hubspotUpsert(sandbox, round, seconds);
            }
        }
    }

    private static SandboxOptions options(int customers, int contacts) {
        return SandboxOptions.builder()
                .tenants(List.of("acme"))
                .customers(customers)
                .contacts(contacts)
                .stripeObjects("charges", customers)
                .stripeObjects("payment_intents", customers)
                .stripeObjects("invoices", customers)
                .stripeObjects("subscriptions", customers)
                .stripeObjects("subscription_items", customers)
                .stripeObjects("invoice_lines", customers)
                .limits(false)
                .build();
    }

    private static void seeding(int customers, int contacts, String what) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        Sandbox.start(options(customers, contacts)).close();
        System.out.printf(
                Locale.ROOT,
                "seeding %d %s: %.2f s, %.2f s CPU%n",
                customers + contacts,
                what,
                (System.nanoTime() - start) / 1e9,
                (cpuNanos() - cpu) / 1e9);
    }

    /** Of the whole process: a machine that does other work as well makes times longer, but not this. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void stripe(Sandbox sandbox, String list, int seconds) throws IOException {
        String token = sandbox.tenant("acme").stripe().apiKey();
        String path = "/v1/" + list + (list.contains("?") ? "&" : "?") + "limit=100";
        run("stripe " + list, sandbox.stripeUrl(), token, seconds, 100, last -> {
            // The last row stands behind whatever is nested in it.
            Matcher id = last == null ? null : ROW.matcher(last);
            String cursor = "";
            if (last != null && last.lastIndexOf("\"has_more\":true") > last.length() - 100) {
                while (id.find()) {
                    cursor = "&starting_after=" + id.group(1);
                }
            }
            return "GET " + path + cursor + " HTTP/1.1\r\n";
        });
    }

    private static void hubspotList(Sandbox sandbox, int seconds) throws IOException {
        String token = sandbox.tenant("acme").hubspot().accessToken();
        String properties = "address,city,company,country,email,firstname,hs_additional_emails,hs_language,"
                + "hs_lead_status,jobtitle,lastname,lifecyclestage,mobilephone,phone,salutation,state,website,zip";
        run("hubspot list, 18 properties", sandbox.hubspotUrl(), token, seconds, 100, last -> {
            String after =
                    last == null || !last.contains("\"paging\"") ? "" : "&after=" + between(last, "\"after\":\"", "\"");
            return "GET /crm/objects/2026-09/contacts?limit=100&properties=" + properties + after + " HTTP/1.1\r\n";
        });
    }

    private static void hubspotSearch(Sandbox sandbox, int seconds) throws IOException {
        String token = sandbox.tenant("acme").hubspot().accessToken();
        run("hubspot search by lastmodifieddate", sandbox.hubspotUrl(), token, seconds, 200, last -> {
            String after = last == null || !last.contains("\"paging\"") ? "0" : between(last, "\"after\":\"", "\"");
            String body =
                    "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"lastmodifieddate\",\"operator\":\"GTE\","
                            + "\"value\":\"1720000000000\"}]}],\"sorts\":[{\"propertyName\":\"lastmodifieddate\","
                            + "\"direction\":\"ASCENDING\"}],\"properties\":[\"email\",\"phone\",\"company\",\"city\"],"
                            + "\"limit\":200,\"after\":\"" + (after.equals("10000") ? "0" : after) + "\"}";
            return "POST /crm/objects/2026-09/contacts/search HTTP/1.1\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\n" + body;
        });
    }

    /** Each batch creates 100 contacts. */
    private static void hubspotUpsert(Sandbox sandbox, int round, int seconds) throws IOException {
        String token = sandbox.tenant("acme").hubspot().accessToken();
        if (round == 0) {
            sandbox.tenant("acme").hubspot().createProperty("fabric_id", true);
        }
        int[] made = {round * 100_000_000};
        run("hubspot batch upsert, 6 properties", sandbox.hubspotUrl(), token, seconds, 100, last -> {
            StringBuilder body = new StringBuilder("{\"inputs\":[");
            for (int i = 0; i < 100; i++) {
                int n = made[0]++;
                body.append(i == 0 ? "" : ",")
                        .append("{\"id\":\"acme:stripe:acct_acme:customer:")
                        .append(n)
                        .append("\",\"idProperty\":\"fabric_id\",\"objectWriteTraceId\":\"t")
                        .append(n)
                        .append("\",\"properties\":{\"email\":\"throughput-")
                        .append(n)
                        .append("@example.com\",\"firstname\":\"F\",\"lastname\":\"L\",\"city\":\"Ulm\",")
                        .append("\"zip\":\"89073\",\"phone\":\"+49\"}}");
            }
            body.append("]}");
            return "POST /crm/objects/2026-09/contacts/batch/upsert HTTP/1.1\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\n\n" + body;
        });
    }

    /** @param next the request line and further headers for the page after this one */
    private static void run(String name, String url, String token, int seconds, int page, Function<String, String> next)
            throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            long start = System.nanoTime();
            long cpu = cpuNanos();
            long requests = 0;
            long bytes = 0;
            String last = null;
            while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                String[] parts = next.apply(last).split("\r\n\n", 2);
                String head = parts[0].endsWith("\r\n") ? parts[0] : parts[0] + "\r\n";
                String request = head + "Host: x\r\nAuthorization: Bearer " + token + "\r\n\r\n"
                        + (parts.length > 1 ? parts[1] : "");
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                byte[] body = body(in);
                // One byte to a character: enough to find the cursor, and cheap.
                last = new String(body, StandardCharsets.ISO_8859_1);
                requests++;
                bytes += body.length;
            }
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f records/s, %.0f requests/s, %.1f MB/s, %.1f us CPU/record with the client%n",
                    name,
                    requests * page / took,
                    requests / took,
                    bytes / took / 1e6,
                    (cpuNanos() - cpu) / 1e3 / (requests * page));
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        int length = -1;
        boolean ok = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            ok |= line.startsWith("HTTP/1.1 200");
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (!ok) {
            throw new IOException(new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String between(String text, String open, String close) {
        int from = text.lastIndexOf(open) + open.length();
        return text.substring(from, text.indexOf(close, from));
    }
}
