package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectivityfabric.unified.Entity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mappings that are known, by system, object and entity: an object may have several, of which one is the primary. Safe
 * for use by many threads.
 */
public final class Mappings {

    private final Map<String, YamlNode.Block> files = new HashMap<>();
    private final Map<String, Alternatives<ReadMapping>> reads = new HashMap<>();
    private final Map<String, Alternatives<WriteMapping>> writes = new HashMap<>();
    private final Map<String, BareRules> bare = new HashMap<>();

    private Mappings() {}

    /** These and those that somebody adds to them. */
    private Mappings extended(List<YamlNode.Block> more) {
        Rivals.check(more, files);
        return with(more);
    }

    /** These and those of more files. */
    private Mappings with(List<YamlNode.Block> more) {
        Mappings all = new Mappings();
        all.files.putAll(files);
        all.reads.putAll(reads);
        all.writes.putAll(writes);
        all.bare.putAll(bare);
        // Events name fields as the mappings of their objects do, which may be others now.
        files.forEach((id, file) -> {
            if (MappingFile.isOfEvents(file)) {
                all.add(id, file);
            }
        });
        new MappingLinker(files).link(more).forEach(all::add);
        return all;
    }

    /** The mappings that come with the adapters. */
    public static Mappings builtIn() {
        return BuiltIn.MAPPINGS;
    }

    /**
     * The built-in mappings and those of the given files. A file replaces the mapping of the same system, object and
     * entity, or lays its rules over it if it {@code extends} it.
     *
     * @param paths files, or directories of which every {@code .yaml} and {@code .yml} file is taken
     * @throws MappingLoadException if one of them cannot be used
     */
    public static Mappings withFiles(List<Path> paths) {
        return withFiles(paths, "", "");
    }

    /**
     * The same with mapping files that have no file, since their text stands in a setting.
     *
     * @param name what their text is called in faults, in the place of a file's name
     * @param text one or several YAML documents; blank for none
     * @throws MappingLoadException if something cannot be used
     */
    public static Mappings withFiles(List<Path> paths, String name, String text) {
        List<YamlNode.Block> more = new ArrayList<>(MappingFiles.named(paths));
        if (!text.isBlank()) {
            more.addAll(YamlReader.readAll(name, text));
        }
        return more.isEmpty() ? builtIn() : builtIn().extended(more);
    }

    /** What reads an object of a system ({@code stripe}, {@code customer}), if nobody asks for a certain entity. */
    public Optional<ReadMapping> read(String system, String object) {
        return Optional.ofNullable(reads.get(subject(system, object))).map(Alternatives::primary);
    }

    /** What reads an object of a system as a certain entity. */
    public Optional<ReadMapping> read(String system, String object, Entity entity) {
        return Optional.ofNullable(reads.get(subject(system, object))).flatMap(known -> known.of(entity));
    }

    /** All that read an object of a system, the primary first; none if the object is unknown. */
    public List<ReadMapping> reads(String system, String object) {
        return Optional.ofNullable(reads.get(subject(system, object)))
                .map(Alternatives::all)
                .orElse(List.of());
    }

    /** What writes to an object of a system ({@code hubspot}, {@code contact}) the entity that it mainly is. */
    public Optional<WriteMapping> write(String system, String object) {
        return Optional.ofNullable(writes.get(subject(system, object))).map(Alternatives::primary);
    }

    /** What writes a certain entity to an object of a system. */
    public Optional<WriteMapping> write(String system, String object, Entity entity) {
        return Optional.ofNullable(writes.get(subject(system, object))).flatMap(known -> known.of(entity));
    }

    /** All that write to an object of a system, the primary first; none if there are none. */
    public List<WriteMapping> writes(String system, String object) {
        return Optional.ofNullable(writes.get(subject(system, object)))
                .map(Alternatives::all)
                .orElse(List.of());
    }

    /** Whether objects of a system say what they are, so that those without an envelope can be told apart. */
    public boolean tellApart(String system) {
        return bare.containsKey(system);
    }

    /**
     * What is known of an object that comes without an envelope.
     *
     * @param object what it is if it does not say so itself; may be null
     * @throws MappingException if the text is no JSON object, or lacks the id that its type has
     */
    public BareObject bare(String system, String payload, String object) {
        BareRules rules = bare.get(system);
        String type = object;
        String account = null;
        if (rules != null) {
            ObjectNode json = PayloadParser.parse(
                    object == null ? system : subject(system, object), null, payload, rules.outline());
            type = rules.objectOf(json) == null ? object : rules.objectOf(json);
            account = rules.accountOf(json);
        }
        return new BareObject(
                type,
                account,
                read(system, String.valueOf(type))
                        .map(mapping -> mapping.idOf(payload))
                        .orElse(null));
    }

    /** What can be read, as {@code system.object}, in order. */
    public Set<String> readable() {
        return new TreeSet<>(reads.keySet());
    }

    /** What can be written, as {@code system.object}, in order. */
    public Set<String> writable() {
        return new TreeSet<>(writes.keySet());
    }

    private void add(String id, YamlNode.Block whole) {
        files.put(id, whole);
        if (MappingFile.holdsPartsOnly(whole)) {
            return;
        }
        if (BareRules.isIn(whole)) {
            BareRules rules = MappingFile.compileBare(whole, this::read);
            bare.put(rules.system(), rules);
            return;
        }
        MappingFile file = MappingFile.of(whole);
        if (file.reads()) {
            reads.put(
                    file.subject(),
                    parsingAlike(reads.getOrDefault(file.subject(), new Alternatives<>())
                            .with(file.entity(), file.compileRead(this::read), file.isPrimary())));
        }
        if (file.writes()) {
            writes.put(
                    file.subject(),
                    writes.getOrDefault(file.subject(), new Alternatives<>())
                            .with(file.entity(), file.compileWrite(this::read), file.isPrimary()));
        }
    }

    /** What one of the mappings of an object parses, the others can read. */
    private static Alternatives<ReadMapping> parsingAlike(Alternatives<ReadMapping> mappings) {
        Outline whole = mappings.all().stream().map(ReadMapping::outline).reduce(new Outline(), Outline::and);
        return mappings.each(mapping -> mapping.parsing(whole));
    }

    private static String subject(String system, String object) {
        return system + "." + object;
    }

    /** Read once: every connector and transform of a worker asks for them. */
    private static final class BuiltIn {
        private static final Mappings MAPPINGS =
                new Mappings().with(MappingFiles.onClassPath(Mappings.class.getClassLoader()));
    }
}
