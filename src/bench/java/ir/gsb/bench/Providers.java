package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process of the sample providers: to every GET the one JSON answer, to every POST the one SOAP answer, at next to
 * no cost. It prints its port and ends when its standard input does.
 */
final class Providers {

    private final byte[] rest;
    private final byte[] soap;

    private Providers(byte[] rest, byte[] soap) {
        this.rest = rest;
        this.soap = soap;
    }

    /** @param args the files of the JSON and of the SOAP answer, in the providers' own formats */
    public static void main(String[] args) throws IOException {
        var providers = new Providers(
                response("application/json; charset=utf-8", Files.readAllBytes(Path.of(args[0]))),
                response("text/xml; charset=utf-8", Files.readAllBytes(Path.of(args[1]))));
        var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        Thread.ofPlatform().daemon().name("accept").start(() -> providers.accept(server));
        System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
        System.in.transferTo(ByteArrayOutputStream.nullOutputStream());
    }

    private static byte[] response(String contentType, byte[] body) {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        var response = new ByteArrayOutputStream();
        response.writeBytes(head.getBytes(US_ASCII));
        response.writeBytes(body);
        return response.toByteArray();
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                SocketChannel client = server.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            }
        } catch (IOException closed) {
            System.err.println("the providers no longer listen: " + closed.getMessage());
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            var reader = new HttpReader(client);
            for (Optional<HttpMessage> asked = reader.next(); asked.isPresent(); asked = reader.next()) {
                ByteBuffer answer = ByteBuffer.wrap(asked.get().start().startsWith("GET ") ? rest : soap);
                while (answer.hasRemaining()) {
                    client.write(answer);
                }
            }
        } catch (IOException gone) {
            System.err.println("the hub left a connection: " + gone.getMessage());
        }
    }
}
