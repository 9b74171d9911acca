package io.connectivityfabric.convert;

/**
 * A value that a conversion cannot take. The message says what was expected and never quotes the value. Without a stack
 * trace: the field, which the caller adds, says more.
 */
public final class ConversionException extends RuntimeException {

    public ConversionException(String reason) {
        super(reason, null, false, false);
    }
}
