package dev.flatline.server.transport;

import dev.flatline.server.firebase.PollRequest;
import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.transport.Namespaces.Hosted;
import dev.flatline.server.wilddog.EnginePoll;
import dev.flatline.server.wire.PollAnswer;
import dev.flatline.server.wire.PollReply;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of long polling, which hops to the namespace's loop and may wait there. Meanwhile its connection is looked
 * after, since a client that is gone closes it.
 */
final class LongPollExchange implements PollReply {
    static final String PATH = "/.lp";

    private static final Logger LOG = LoggerFactory.getLogger(LongPollExchange.class);
    private static final int INTERNAL_ERROR = 500;

    private final Channel channel;
    private final Carrier carrier;
    private final Consumer<RestResponse> answers;
    private @Nullable ChannelFutureListener watch;
    private boolean answered;

    /** The page that a browser asks for; empty: no browser, or nothing that it has to be told. */
    private Optional<String> origin = Optional.empty();

    /**
     * A request that has just come in.
     *
     * @param answers sends the answer; called from whatever thread
     */
    LongPollExchange(Channel channel, Carrier carrier, Consumer<RestResponse> answers) {
        this.channel = channel;
        this.carrier = carrier;
        this.answers = answers;
    }

    /**
     * Reads the request and takes it to its namespace.
     *
     * @throws IllegalArgumentException if it is no request of long polling
     */
    void begin(Hosted hosted, HttpRequest http, RequestTarget target, ClientInfo client) {
        PollRequest request = PollRequest.parse(target::first);
        // Browsers tell that they leave with a POST whose body says nothing.
        boolean isAllowed = http.method().equals(HttpMethod.GET)
                || (http.method().equals(HttpMethod.POST) && request instanceof PollRequest.Leave);
        if (!isAllowed) {
            answer(PollAnswer.refusal(405, "long polling uses GET"));
            return;
        }
        perform(hosted.namespace(), () -> hosted.firebase().polling().receive(request, client, this));
    }

    /** The same for a client of Engine.IO. */
    void beginEngine(Hosted hosted, FullHttpRequest http, RequestTarget target, ClientInfo client) {
        origin = Optional.ofNullable(http.headers().get(HttpHeaderNames.ORIGIN));
        boolean isPost = http.method().equals(HttpMethod.POST);
        if (!isPost && !http.method().equals(HttpMethod.GET)) {
            answer(PollAnswer.refusal(405, "long polling uses GET and POST"));
            return;
        }
        EnginePoll request =
                new EnginePoll(target.first("sid"), isPost, ByteBuffer.wrap(ByteBufUtil.getBytes(http.content())));
        perform(hosted.namespace(), () -> hosted.wilddog().polling().receive(request, client, this));
    }

    /** @param request takes the request, and gives what is to be run when its connection is closed */
    private void perform(Namespace namespace, Supplier<Runnable> request) {
        namespace.loop().execute(() -> receive(namespace, request));
    }

    private void receive(Namespace namespace, Supplier<Runnable> request) {
        try {
            Runnable lost = request.get();
            if (!answered) {
                watch = closed -> namespace.loop().execute(lost);
                var unused = channel.closeFuture().addListener(watch);
            }
        } catch (RuntimeException e) {
            LOG.error("internal error, poll not answered", e);
            if (!answered) {
                answer(PollAnswer.refusal(INTERNAL_ERROR, "internal error of the server; its log says more"));
            }
        }
    }

    @Override
    public void answer(PollAnswer answer) {
        finish();
        PollAnswer told = origin.map(page -> readableBy(page, answer)).orElse(answer);
        answers.accept(new RestResponse(told.status(), told.headers(), told.body()));
    }

    /**
     * Engine.IO's clients insist on sending credentials, for which browsers want to see their origin by name. There are none:
     * what lets a client in is the sid.
     */
    private static PollAnswer readableBy(String origin, PollAnswer answer) {
        return answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Allow-Credentials", "true")
                .with("Vary", "Origin");
    }

    @Override
    public void drop() {
        finish();
        carrier.armReset(channel);
        var unused = channel.close();
    }

    private void finish() {
        answered = true;
        if (watch != null) {
            var unused = channel.closeFuture().removeListener(watch);
        }
    }
}
