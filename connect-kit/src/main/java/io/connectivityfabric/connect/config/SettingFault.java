package io.connectivityfabric.connect.config;

/** A setting turned out to be wrong while the provider was asked; the message says why and what to do. */
public final class SettingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    public SettingFault(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
