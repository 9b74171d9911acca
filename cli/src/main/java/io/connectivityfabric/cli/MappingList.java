package io.connectivityfabric.cli;

import io.connectivityfabric.mapping.Mappings;
import io.connectivityfabric.mapping.ReadMapping;
import io.connectivityfabric.mapping.WriteMapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which objects of which systems are mapped to which entities, and which way. */
record MappingList(List<Row> rows) {

    private static final Row HEADINGS = new Row("SYSTEM", "OBJECT", "ENTITY", List.of("DIRECTIONS"));

    /** @param directions {@code read}, {@code write}, or both */
    record Row(String system, String object, String entity, List<String> directions) {}

    static MappingList of(Mappings mappings) {
        Set<String> objects = new TreeSet<>(mappings.readable());
        objects.addAll(mappings.writable());
        return new MappingList(
                objects.stream().flatMap(name -> rows(mappings, name)).toList());
    }

    private static Stream<Row> rows(Mappings mappings, String name) {
        String system = name.substring(0, name.indexOf('.'));
        String object = name.substring(system.length() + 1);
        List<String> read =
                mappings.reads(system, object).stream().map(ReadMapping::entity).toList();
        List<String> written = mappings.writes(system, object).stream()
                .map(WriteMapping::entity)
                .toList();
        Set<String> entities = new LinkedHashSet<>(read);
        entities.addAll(written);
        return entities.stream()
                .map(entity -> new Row(
                        system,
                        object,
                        entity,
                        Stream.of(read.contains(entity) ? "read" : "", written.contains(entity) ? "write" : "")
                                .filter(direction -> !direction.isEmpty())
                                .toList()));
    }

    /** In columns, with headings. */
    String table() {
        List<Row> all = Stream.concat(Stream.of(HEADINGS), rows.stream()).toList();
        String format = "%-" + width(all.stream().map(Row::system)) + "s  %-"
                + width(all.stream().map(Row::object)) + "s  %-"
                + width(all.stream().map(Row::entity)) + "s  %s";
        return all.stream()
                .map(row -> String.format(
                        format, row.system(), row.object(), row.entity(), String.join(", ", row.directions())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static int width(Stream<String> column) {
        return column.mapToInt(String::length).max().orElse(1);
    }
}
