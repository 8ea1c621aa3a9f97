package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {

    private static final Outcome DENIED = Outcome.rejected("permission_denied", "No.");

    @TestFactory
    Stream<DynamicTest> eachKindOfLineIsUnderstoodAndTheSchemaKnowsIt() {
        Map<String, DriverEvent> lines = new LinkedHashMap<>();
        lines.put("{'id':7,'acked':true}", new DriverEvent.Reply(7, Outcome.acknowledged(), null));
        lines.put("{'id':7,'acked':true,'value':'k'}", new DriverEvent.Reply(7, Outcome.acknowledged(), "k"));
        lines.put(
                "{'acked':false,'code':'permission_denied','message':'No.','id':7}",
                new DriverEvent.Reply(7, DENIED, null));
        lines.put("{'event':'connected','value':true}", new DriverEvent.Connected(true));
        lines.put("{'event':'offset','millis':-12.5}", new DriverEvent.Offset(-12.5));
        lines.put("{'event':'value','listener':'l','value':null}", new DriverEvent.Value("l", null));
        lines.put(
                "{'event':'child','listener':'l','change':'removed','key':'a','value':{'b':[true,1.5]}}",
                new DriverEvent.Child("l", ChildChange.REMOVED, "a", Map.of("b", List.of(true, 1.5))));
        lines.put(
                "{'event':'cancelled','listener':'l','code':'permission_denied','message':'No.'}",
                new DriverEvent.Cancelled("l", "permission_denied", "No."));
        lines.put(
                "{'event':'behaved','text':'set a','acked':true}",
                new DriverEvent.Behaved("set a", Outcome.acknowledged()));
        lines.put(
                "{'event':'behaved','text':'set a','acked':false,'code':'permission_denied','message':'No.'}",
                new DriverEvent.Behaved("set a", DENIED));
        return lines.entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    String line = json(sample.getKey());
                    assertThat(Decoder.message(line)).isEqualTo(new Decoder.Message.Told(sample.getValue()));
                    assertThat(DriverSchema.accepts("message", line)).isTrue();
                }));
    }

    @Test
    void aLogIsForThePersonWhoReads() throws MalformedLineException {
        String line = json("{'event':'log','text':'hello'}");
        assertThat(Decoder.message(line)).isEqualTo(new Decoder.Message.Logged("hello"));
        assertThat(DriverSchema.accepts("message", line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.0,1", "-0.0,0", "9007199254740991,9007199254740991"})
    void integralNumbersHaveOneRepresentation(String written, long understood) throws MalformedLineException {
        assertThat(Decoder.message(json("{'id':1,'acked':true,'value':" + written + "}")))
                .isEqualTo(new Decoder.Message.Told(new DriverEvent.Reply(1, Outcome.acknowledged(), understood)));
    }

    @TestFactory
    Stream<DynamicTest> wrongLinesAreRefusedByTheDecoderAndTheSchema() {
        return Stream.of(
                        "[]",
                        "7",
                        "{}",
                        "{'id':'7','acked':true}",
                        "{'id':7.5,'acked':true}",
                        "{'id':18446744073709551616,'acked':true}",
                        "{'id':7}",
                        "{'id':7,'acked':1}",
                        "{'id':7,'acked':true,'code':'x'}",
                        "{'id':7,'acked':false,'code':'x'}",
                        "{'id':7,'acked':false,'code':null,'message':'m'}",
                        "{'id':7,'acked':false,'code':'x','message':'m','value':1}",
                        "{'id':7,'acked':true,'vaule':1}",
                        "{'event':'exploded'}",
                        "{'event':1}",
                        "{'event':'connected','value':'yes'}",
                        "{'event':'offset','millis':'1'}",
                        "{'event':'value','listener':'l'}",
                        "{'event':'child','listener':'l','change':'moved','key':'a','value':1}",
                        "{'event':'child','listener':'l','change':'ADDED','key':'a','value':1}",
                        "{'event':'cancelled','listener':'l','code':'x'}",
                        "{'event':'behaved','text':'t'}",
                        "{'event':'log','text':'t','level':'warn'}",
                        "{'flatline':1,'driver':'d','version':'1','sdk':'s','capabilities':[]}")
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    assertThatThrownBy(() -> Decoder.message(json(line))).isInstanceOf(MalformedLineException.class);
                    assertThat(DriverSchema.accepts("message", json(line))).isFalse();
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Listening... | printed a line that is not a JSON object: Listening... (standard output is for the protocol; \
            anything else belongs on standard error)
            {"id":7,"acked":1} | printed a line whose field "acked" is not true or false: {"id":7,"acked":1}
            {"event":"value","listener":"l"} | printed a line without the field "value": {"event":"value","listener":"l"}
            {"id":7,"acked":true,"vaule":1} | printed a line with an unexpected field "vaule": {"id":7,"acked":true,"vaule":1}
            {"event":"exploded"} | told of an unknown event "exploded": {"event":"exploded"}
            """)
    void aRefusalSaysWhatIsWrongAndShowsTheLine(String line, String breach) {
        assertThatThrownBy(() -> Decoder.message(line)).hasMessage(breach);
    }

    @Test
    void jsonThatSaysAFieldTwiceOrGoesOnIsRefused() {
        assertThatThrownBy(() -> Decoder.message(json("{'id':7,'acked':true,'acked':false}")))
                .isInstanceOf(MalformedLineException.class);
        assertThatThrownBy(() -> Decoder.message(json("{'id':7,'acked':true} {}")))
                .isInstanceOf(MalformedLineException.class);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> Decoder.message("{\"id\":7,\"acked\":true,\"value\":" + "[".repeat(100_000)))
                .isInstanceOf(MalformedLineException.class);
    }

    @Test
    void theSelfDescriptionIsUnderstoodAndTheSchemaKnowsIt() throws MalformedLineException {
        String line = json("{'flatline':1,'driver':'d','version':'2','sdk':'s 3','capabilities':['seed']}");
        assertThat(Decoder.selfDescription(line)).isEqualTo(new SelfDescription("d", "2", "s 3", List.of("seed")));
        assertThat(DriverSchema.accepts("greeting", line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'event':'log','text':'t'} | did not begin with its self-description
            {'flatline':2} | speaks version 2 of the driver protocol; this Flatline speaks version 1
            {'flatline':'1'} | printed a line whose field "flatline" is not a number
            {'flatline':1,'driver':'d','version':'1','sdk':'s'} | printed a line without the field "capabilities"
            {'flatline':1,'driver':'d','version':'1','sdk':'s','capabilities':[1]} | field "capabilities" is not a list of strings
            {'flatline':1,'driver':'d','version':'1','sdk':'s','capabilities':{}} | field "capabilities" is not a list of strings
            """)
    void aWrongSelfDescriptionIsRefusedByTheDecoderAndTheSchema(String line, String breach) {
        assertThatThrownBy(() -> Decoder.selfDescription(json(line))).hasMessageContaining(breach);
        assertThat(DriverSchema.accepts("greeting", json(line))).isFalse();
    }

    /** Single quotes read better in Java. */
    private static String json(String line) {
        return line.replace('\'', '"');
    }
}
