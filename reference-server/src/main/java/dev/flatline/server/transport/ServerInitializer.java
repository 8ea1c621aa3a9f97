package dev.flatline.server.transport;

import dev.flatline.server.Limits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;

/** Builds the pipeline of a new connection, which begins as HTTP. */
@Sharable
final class ServerInitializer extends ChannelInitializer<Channel> {
    private final Namespaces namespaces;
    private final Carrier carrier;
    private final SessionsPerAddress sessions;

    ServerInitializer(Namespaces namespaces, Carrier carrier) {
        this.namespaces = namespaces;
        this.carrier = carrier;
        this.sessions = new SessionsPerAddress(namespaces.config().limits().sessionsPerAddress());
    }

    @Override
    protected void initChannel(Channel channel) {
        carrier.opened(channel);
        Limits limits = namespaces.config().limits();
        namespaces.meter().ifPresent(meter -> channel.pipeline().addLast(new TrafficMeter(meter)));
        channel.pipeline()
                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.requestLineBytes())
                        .setMaxHeaderSize(limits.headerBytes())))
                .addLast(new BodyAggregator(limits.bodyBytes()))
                .addLast(new HttpHandler(namespaces, carrier, sessions));
    }
}
