package io.connectivityfabric.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.ResourceResolver;
import com.schibsted.spt.data.jslt.filters.DefaultJsonFilter;
import com.schibsted.spt.data.jslt.impl.ParseContext;
import com.schibsted.spt.data.jslt.impl.PreparationContext;
import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParserImpl;
import io.connectivityfabric.convert.ConversionException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * A value that an expression in the JSLT language works out from the object: for the odd field that rules cannot say.
 * Nothing else knows the library, so that its classes are loaded only where a mapping uses it.
 */
record JsltExpression(Expression expression) implements Expr {

    /**
     * Compiles {@code jslt: .metadata.note}.
     *
     * @throws MappingLoadException if it is no such expression
     */
    static Compiled compile(YamlNode node) {
        String text = Yaml.text(node, "jslt");
        PreparationContext names = new PreparationContext();
        Expression expression = parse(node, text, names);
        // The library takes a variable that is defined nowhere for a parameter, which a mapping has none of.
        Set<String> undefined = names.scope.getParameterSlots().keySet();
        if (!undefined.isEmpty()) {
            throw fault(node, "nothing defines $" + String.join(", $", undefined), "");
        }
        return new Compiled(new JsltExpression(expression), ValueType.ANY, true);
    }

    /** As the library's own {@code Parser} does it, which does not tell what variables it found. */
    private static Expression parse(YamlNode node, String text, PreparationContext names) {
        ResourceResolver noImports = name -> {
            throw new JsltException("'import' is not possible in a mapping");
        };
        try {
            return ParserImpl.compileExpression(
                    new ParseContext(
                            List.of(),
                            "<mapping>",
                            noImports,
                            new HashMap<>(),
                            new ArrayList<>(),
                            names,
                            new DefaultJsonFilter()),
                    new JsltParser(new StringReader(text)));
        } catch (JsltException broken) {
            throw fault(node, broken.getMessageWithoutLocation(), where(broken));
        } catch (RuntimeException broken) {
            // The library works out what is constant: a division by 0, a pattern that is none.
            throw fault(node, String.valueOf(broken.getMessage()), "");
        }
    }

    private static MappingLoadException fault(YamlNode node, String message, String where) {
        String what = message.lines().findFirst().orElse("").strip();
        return node.place().fault("'jslt' is no expression: " + what + where + ".");
    }

    @Override
    public Object eval(Scope scope) {
        try {
            // An expression could put the name of a secret together, or take the whole object: it never gets to see
            // one.
            return JsonPath.value(expression.apply(Secrets.without((JsonNode) scope.here())));
        } catch (JsltException failure) {
            // Without its message, which quotes from the object.
            throw new ConversionException("cannot be worked out by its 'jslt'" + where(failure));
        } catch (RuntimeException | StackOverflowError failure) {
            // What the library does not catch itself: a division by 0, no finite number, a function without end.
            throw new ConversionException(
                    "cannot be worked out by its 'jslt': " + failure.getClass().getSimpleName());
        }
    }

    private static String where(JsltException fault) {
        return fault.getLine() > 0 ? " (line " + fault.getLine() + ", column " + fault.getColumn() + " of it)" : "";
    }
}
