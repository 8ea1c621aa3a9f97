package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.suite.driver.Command;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

    @TestFactory
    Stream<DynamicTest> whatIsSentIsUnderstoodAsItWasMeant() {
        return Samples.commands().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    Order order = OrderReader.read(sample.getKey());
                    assertThat(order).isInstanceOf(Order.Act.class);
                    // Numbers have one representation on this side, whatever the caller's was.
                    Command command = ((Order.Act) order).command();
                    assertThat(Encoder.command(7, command)).isEqualTo(Encoder.command(7, sample.getValue()));
                    assertThat(command).hasSameClassAs(sample.getValue());
                }));
    }

    @Test
    void theStartTheClockAndTheStopAreUnderstood() throws MalformedLineException {
        assertThat(OrderReader.read(Samples.START)).isEqualTo(new Order.Start(Samples.ALICE));
        assertThat(OrderReader.read(Encoder.clockSkew(Duration.ofSeconds(-90))))
                .isEqualTo(new Order.SkewClock(Duration.ofSeconds(-90)));
        assertThat(OrderReader.read(Encoder.STOP)).isEqualTo(new Order.Stop());
    }

    @Test
    void anUnknownCommandIsNoErrorOfTheRunner() throws MalformedLineException {
        assertThat(OrderReader.read("{\"id\":3,\"do\":\"levitate\",\"height\":2}"))
                .isEqualTo(new Order.Unknown(3, "levitate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderBy\":\".key\",\"limitToFirst\":0}",
                "{\"orderBy\":\".key\",\"limitToLast\":1.5}",
                "{\"limitToFirst\":1}",
                "{\"orderBy\":\".key\",\"limit\":1}"
            })
    void aQueryThatIsNoneIsShown(String query) {
        assertThatExceptionOfType(MalformedLineException.class)
                .isThrownBy(() -> OrderReader.read("{\"id\":1,\"do\":\"get\",\"path\":\"a\",\"query\":" + query + "}"))
                .withMessageContaining(query);
    }

    @Test
    void theOrderOfAnUpdateIsKept() throws MalformedLineException {
        Order.Act act = (Order.Act)
                OrderReader.read("{\"id\":1,\"do\":\"update\",\"path\":\"a\",\"values\":{\"z\":1,\"b\":2,\"m\":null}}");
        Map<?, ?> values = ((Command.Update) act.command()).values();
        assertThat(values.keySet().toString()).isEqualTo("[z, b, m]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            hello | sent a line that is not a JSON object: hello
            {'do':'goOffline'} | sent a line without the field "id"
            {'id':1,'do':'set','path':'a'} | sent a line without the field "value"
            {'id':1,'do':'get','path':7} | sent a line whose field "path" is not a string
            {'id':1,'do':'get','path':'a','deep':true} | sent a line with an unexpected field "deep"
            {'id':1,'do':'update','path':'a','values':[]} | sent a line whose field "values" is not an object
            {'id':1,'do':'listen','listener':'l','path':'a','for':'keys'} | sent a line whose field "for" is not value or children
            {'id':1,'do':'onDisconnect','path':'a','write':{'remove':false}} | sent a line whose field "remove" is not true
            {'id':1,'do':'onDisconnect','path':'a','write':{'set':1,'remove':true}} | sent a line with an unexpected field "remove"
            {'id':1,'do':'onDisconnect','path':'a','write':{}} | sent a line without the field "cancel"
            {'stop':'now'} | sent a line whose field "stop" is not true or false
            {'start':{}} | sent a line without the field "name"
            """)
    void aWrongLineIsRefusedAndTheSchemaRefusesItToo(String line, String breach) {
        String json = line.replace('\'', '"');
        assertThatThrownBy(() -> OrderReader.read(json))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining(breach);
        assertThat(line.equals("hello") || !DriverSchema.accepts("toDriver", json))
                .isTrue();
    }

    @Test
    void aSeedThatIsNoNumberAndABehaviourThatIsUnknownAreRefused() {
        assertThatThrownBy(() -> OrderReader.read(Samples.START.replace("-9223372036854775808", "x")))
                .hasMessageContaining("field \"seed\" is not a 64-bit integer as text");
        assertThatThrownBy(() -> OrderReader.read(Samples.START.replace("\"do\":\"set\"", "\"do\":\"levitate\"")))
                .hasMessageContaining("a behaviour with the unknown command \"levitate\"");
    }
}
