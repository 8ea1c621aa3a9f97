package dev.flatline.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;

/** Builds the pipeline of a new connection, which begins as HTTP. */
@Sharable
final class ServerInitializer extends ChannelInitializer<Channel> {
    /** Tokens travel in the request target and can be long. */
    private static final int MAX_REQUEST_LINE_BYTES = 16 * 1024;

    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private final Namespaces namespaces;
    private final Carrier carrier;

    ServerInitializer(Namespaces namespaces, Carrier carrier) {
        this.namespaces = namespaces;
        this.carrier = carrier;
    }

    @Override
    protected void initChannel(Channel channel) {
        carrier.opened(channel);
        channel.pipeline()
                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)))
                .addLast(new BodyAggregator(namespaces.config().limits().bodyBytes()))
                .addLast(new HttpHandler(namespaces, carrier));
    }
}
