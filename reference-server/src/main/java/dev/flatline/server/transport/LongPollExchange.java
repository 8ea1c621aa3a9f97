package dev.flatline.server.transport;

import dev.flatline.server.firebase.PollAnswer;
import dev.flatline.server.firebase.PollReply;
import dev.flatline.server.firebase.PollRequest;
import dev.flatline.server.rest.RequestTarget;
import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.ClientInfo;
import dev.flatline.server.transport.Namespaces.Hosted;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Consumer;
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
        hosted.namespace().loop().execute(() -> receive(hosted, request, client));
    }

    private void receive(Hosted hosted, PollRequest request, ClientInfo client) {
        try {
            Runnable lost = hosted.firebase().polling().receive(request, client, this);
            if (!answered) {
                watch = closed -> hosted.namespace().loop().execute(lost);
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
        answers.accept(new RestResponse(answer.status(), answer.headers(), answer.body()));
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
