import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ends with 0 if the hub in this container is ready. The image is sure to have a JVM, but no program to ask with. */
final class Readiness {

    private static final int PATIENCE = 4000;

    private Readiness() {}

    public static void main(String[] args) throws IOException {
        String port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        var address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        System.exit(connection.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : 1);
    }
}
