package ir.gsb.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection that is kept: one request at a time, over a plain socket, to leave the processor to the hub. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final HttpReader reader;

    private Connection(SocketChannel channel) {
        this.channel = channel;
        this.reader = new HttpReader(channel);
    }

    static Connection to(int port) throws IOException {
        return to(port, InetAddress.getLoopbackAddress().getHostAddress());
    }

    /** @param from an address of the loopback network; all of 127.0.0.0/8 on Linux */
    static Connection to(int port, String from) throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress(from, 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Connection(channel);
    }

    /** Sends a whole request and waits for its response. */
    HttpMessage exchange(byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return reader.next().orElseThrow(() -> new EOFException("the hub closed the connection without an answer"));
    }

    /** May be called by another thread, and ends the wait of the one that exchanges. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
