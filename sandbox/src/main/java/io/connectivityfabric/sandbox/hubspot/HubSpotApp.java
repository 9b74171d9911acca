package io.connectivityfabric.sandbox.hubspot;

/** The one app that every portal of the sandbox has installed, besides its own private app. */
public final class HubSpotApp {
    public static final int ID = 1_234_567;
    public static final String CLIENT_ID = "fab41c00-0000-4000-8000-00000000c11e";
    public static final String CLIENT_SECRET = "fab41c00-0000-4000-8000-0000005ec2e7";

    private HubSpotApp() {}
}
