package ir.gsb.message;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The answer to a {@link PlainRequest}. */
public record PlainAnswer(int status, Headers headers, Body body) {

    /**
     * What is written after the headers.
     *
     * @param length in bytes; absent if it is not known before all is written
     * @param content opened once, when it is written
     */
    public record Body(OptionalLong length, Supplier<InputStream> content) {}

    public static PlainAnswer of(int status, String contentType, byte[] body) {
        return new PlainAnswer(
                status,
                new Headers(List.of(new Headers.Header("content-type", contentType))),
                new Body(OptionalLong.of(body.length), () -> new ByteArrayInputStream(body)));
    }

    /** One that is made while it is written. */
    public static PlainAnswer flowing(String contentType, Supplier<InputStream> content) {
        return new PlainAnswer(
                200,
                new Headers(List.of(new Headers.Header("content-type", contentType))),
                new Body(OptionalLong.empty(), content));
    }

    /** One without a body. */
    public static PlainAnswer empty(int status) {
        return new PlainAnswer(
                status, new Headers(List.of()), new Body(OptionalLong.empty(), InputStream::nullInputStream));
    }

    /** The same with one more header. */
    public PlainAnswer with(String name, String value) {
        return new PlainAnswer(status, headers.with(name, value), body);
    }
}
