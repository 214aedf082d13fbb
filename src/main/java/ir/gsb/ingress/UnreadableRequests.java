package ir.gsb.ingress;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers, and has recorded, what is no sound HTTP request at all: the server's own parser refused it. */
public final class UnreadableRequests extends ErrorHandler {

    private final FrontDoor door;

    public UnreadableRequests(FrontDoor door) {
        this.door = door;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code ? code : 500;
        door.refuseUnread(request, response, callback, refusal(status));
        return true;
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 413, 414, 431 ->
                Refusal.of(
                        Code.MESSAGE_TOO_LARGE,
                        "The request line or the headers are too large: all headers together have at most 16 KiB.");
            case 400, 405, 408, 411, 415, 417, 426, 501, 505 ->
                Refusal.of(
                        Code.MALFORMED_MESSAGE,
                        "This is no HTTP/1.1 request that can be read: check the request line, the headers and the"
                                + " length.");
            default ->
                Refusal.of(
                        Code.INTERNAL_ERROR,
                        "The hub failed and its operator was told: ask again later with the same message id.");
        };
    }
}
