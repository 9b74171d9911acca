package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.PersonName;
import io.connectivityfabric.convert.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A compiled rule of a mapping: what one target field gets. Without state; its value may be one of {@link Absent}. */
interface Expr {

    Object eval(Scope scope);

    /** Whether the value that it gives tells something about the object, and is not just a constant of the mapping. */
    default boolean tells(Scope scope) {
        return true;
    }

    /** What stands at a path. */
    record At(Accessor accessor, PathText path) implements Expr {

        @Override
        public Object eval(Scope scope) {
            if (scope.mask() != null && !asserted(scope)) {
                return Absent.NOT_ASSERTED;
            }
            return accessor.get(path.fromRoot() ? scope.root() : scope.here());
        }

        private boolean asserted(Scope scope) {
            String field = field(scope);
            // A mask is about the entity's own fields; where the record comes from is always known.
            return field.startsWith("meta.") || scope.mask().covers(field);
        }

        String field(Scope scope) {
            return path.fromRoot() ? path.text().substring(2) : scope.fieldAt(path);
        }
    }

    record Constant(Object value) implements Expr {

        @Override
        public Object eval(Scope scope) {
            return value;
        }

        @Override
        public boolean tells(Scope scope) {
            return false;
        }
    }

    /** The first of several rules that has a value; blank text is none. */
    record First(Expr[] options) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object none = Absent.NOT_APPLICABLE;
            for (Expr option : options) {
                Object value = option.eval(scope);
                if (isNone(value)) {
                    none = null;
                } else if (value != Absent.NOT_APPLICABLE) {
                    return value;
                }
            }
            return none;
        }

        @Override
        public boolean tells(Scope scope) {
            for (Expr option : options) {
                Object value = option.eval(scope);
                if (!isNone(value) && value != Absent.NOT_APPLICABLE) {
                    return option.tells(scope);
                }
            }
            return false;
        }

        private static boolean isNone(Object value) {
            return value == null || value instanceof String text && text.isBlank();
        }
    }

    /** The texts of several rules in one, those without a value left out. */
    record Join(Expr[] parts, String separator) implements Expr {

        @Override
        public Object eval(Scope scope) {
            StringBuilder joined = new StringBuilder();
            for (Expr part : parts) {
                Object value = part.eval(scope);
                if (value == Absent.NOT_ASSERTED) {
                    return value;
                }
                String text = value instanceof Absent ? null : Texts.trimToNull((String) value);
                if (text != null) {
                    joined.append(joined.isEmpty() ? "" : separator).append(text);
                }
            }
            return joined.isEmpty() ? null : joined.toString();
        }
    }

    /** A person's full name out of given and family name, in the order of their writing. */
    record FullName(Expr given, Expr family) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object first = given.eval(scope);
            Object last = family.eval(scope);
            if (first == Absent.NOT_ASSERTED || last == Absent.NOT_ASSERTED) {
                return Absent.NOT_ASSERTED;
            }
            return PersonName.join(
                    first instanceof Absent ? null : (String) first, last instanceof Absent ? null : (String) last);
        }
    }

    /** The lists of several rules in one; of entries with the same key the first stays. */
    record Concat(Expr[] parts) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (Expr part : parts) {
                if (part.eval(scope) instanceof List<?> list) {
                    for (Object entry : list) {
                        entries.putIfAbsent(Records.identity(entry), entry);
                    }
                }
            }
            return new ArrayList<>(entries.values());
        }
    }

    /** A map with a fixed set of keys, those without a value left out. */
    record Entries(Map<String, Expr> rules) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Map<String, Object> entries = new LinkedHashMap<>();
            rules.forEach((key, rule) -> {
                Object value = rule.eval(scope);
                if (value != null && !(value instanceof Absent)) {
                    entries.put(key, value);
                }
            });
            return entries;
        }
    }

    record Converted(Expr inner, Converter converter) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object value = inner.eval(scope);
            return value == null || value instanceof Absent ? value : converter.convert(value, scope);
        }

        @Override
        public boolean tells(Scope scope) {
            return inner.tells(scope);
        }
    }

    record Conditional(Expr inner, Condition condition) implements Expr {

        @Override
        public Object eval(Scope scope) {
            return condition.holds(scope) ? inner.eval(scope) : Absent.NOT_APPLICABLE;
        }

        @Override
        public boolean tells(Scope scope) {
            return inner.tells(scope);
        }
    }

    record WithDefault(Expr inner, Object value) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object found = inner.eval(scope);
            return found == null || found == Absent.NOT_APPLICABLE ? value : found;
        }

        @Override
        public boolean tells(Scope scope) {
            Object found = inner.eval(scope);
            return found != null && found != Absent.NOT_APPLICABLE && inner.tells(scope);
        }
    }

    /**
     * Keeps text within what the provider takes.
     *
     * @param max cut after so many characters; 0 for never
     * @param omitOver left out if longer, since half of it would be wrong; 0 for never
     */
    record Limited(Expr inner, int max, int omitOver) implements Expr {

        @Override
        public Object eval(Scope scope) {
            Object value = inner.eval(scope);
            if (!(value instanceof String text)) {
                return value;
            }
            if (omitOver > 0 && text.length() > omitOver) {
                return Absent.NOT_APPLICABLE;
            }
            return max > 0 ? Texts.truncate(text, max) : text;
        }
    }
}
