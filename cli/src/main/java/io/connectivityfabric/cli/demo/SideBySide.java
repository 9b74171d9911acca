package io.connectivityfabric.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two JSON objects beside each other, one line for each value that is there. */
final class SideBySide {
    private static final int WIDTH = 58;
    private static final int LINES = 40;

    private SideBySide() {}

    static String of(String leftTitle, JsonNode left, String rightTitle, JsonNode right) {
        List<String> leftLines = lines(leftTitle, left);
        List<String> rightLines = lines(rightTitle, right);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
            String cell = i < leftLines.size() ? leftLines.get(i) : "";
            text.append(cell).append(" ".repeat(WIDTH - cell.length())).append(" | ");
            text.append(i < rightLines.size() ? rightLines.get(i) : "").append('\n');
        }
        return text.toString();
    }

    private static List<String> lines(String title, JsonNode node) {
        List<String> lines = new ArrayList<>(List.of(cut(title), "-".repeat(WIDTH)));
        flatten("", node, lines);
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, LINES));
        shortened.add("... and " + (lines.size() - LINES) + " more");
        return shortened;
    }

    private static void flatten(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), lines);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), lines);
            }
        } else if (!node.isNull() && !node.asText().isEmpty()) {
            lines.add(cut(path + ": " + node.asText().replace('\n', ' ')));
        }
    }

    private static String cut(String text) {
        if (text.length() <= WIDTH) {
            return text;
        }
        int end = WIDTH - 3;
        // Not in the middle of a character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
