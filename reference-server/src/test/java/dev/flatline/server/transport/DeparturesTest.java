package dev.flatline.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeparturesTest {
    private final List<Runnable> turns = new ArrayList<>();
    private final Departures departures = new Departures(turns::add);

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
    void aFrameIsOneThatAnotherDecoderUnderstands(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 'x');
        EmbeddedChannel peer = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, length));

        peer.writeInbound(frame(payload));

        TextWebSocketFrame decoded = peer.readInbound();
        assertThat(decoded.text()).isEqualTo("x".repeat(length));
        decoded.release();
    }

    @Test
    void aSharedMessageIsMadeOnceAndTheNextOneReplacesIt() {
        byte[] shared = {'a'};

        ByteBuf first = frame(shared);
        ByteBuf second = frame(shared);
        ByteBuf other = frame(new byte[] {'b'});

        assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
        assertThat(other.memoryAddress()).isNotEqualTo(first.memoryAddress());
        assertThat(first.getByte(2)).isEqualTo((byte) 'a');
        first.release();
        second.release();
        assertThat(first.refCnt()).isZero();
        other.release();
    }

    private ByteBuf frame(byte[] payload) {
        return departures.frame(UnpooledByteBufAllocator.DEFAULT, payload);
    }
}
