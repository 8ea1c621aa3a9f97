package dev.flatline.simulator.embedded;

import dev.flatline.simulator.fault.RouteTraffic;
import dev.flatline.simulator.link.LinkTraffic;
import dev.flatline.simulator.link.PlacedToxic;
import dev.flatline.simulator.link.ToxicType;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that the API answers with, its members in Toxiproxy's order. */
final class ApiJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ApiJson() {}

    static String proxies(Collection<EmbeddedProxy> proxies) {
        ObjectNode all = MAPPER.createObjectNode();
        proxies.forEach(proxy -> all.set(proxy.name(), node(proxy)));
        return all.toString();
    }

    static String proxy(EmbeddedProxy proxy) {
        return node(proxy).toString();
    }

    static String populated(List<EmbeddedProxy> proxies) {
        ObjectNode answer = MAPPER.createObjectNode();
        putPopulated(answer, proxies);
        return answer.toString();
    }

    static String populateFailed(ApiException e, List<EmbeddedProxy> done) {
        ObjectNode answer = errorNode(e);
        putPopulated(answer, done);
        return answer.toString();
    }

    private static void putPopulated(ObjectNode answer, List<EmbeddedProxy> proxies) {
        if (proxies.isEmpty()) {
            answer.putNull("proxies");
        } else {
            ArrayNode list = answer.putArray("proxies");
            proxies.forEach(proxy -> list.add(node(proxy)));
        }
    }

    static String toxics(List<ProxyToxic> toxics) {
        return node(toxics).toString();
    }

    static String toxic(ProxyToxic toxic) {
        return node(toxic).toString();
    }

    static String error(ApiException e) {
        return errorNode(e).toString();
    }

    static String traffic(RouteTraffic traffic) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("connectionsLive", traffic.connectionsLive());
        node.put("connectionsOpened", traffic.connectionsOpened());
        node.put("connectionsFailed", traffic.connectionsFailed());
        node.set("upstream", node(traffic.up()));
        node.set("downstream", node(traffic.down()));
        return node.toString();
    }

    private static ObjectNode errorNode(ApiException e) {
        return MAPPER.createObjectNode().put("error", e.text()).put("status", e.status());
    }

    private static ObjectNode node(EmbeddedProxy proxy) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", proxy.name());
        node.put("listen", proxy.listen());
        node.put("upstream", proxy.upstream());
        node.put("enabled", proxy.isEnabled());
        // An internal field that Toxiproxy lets slip out; here for clients that compare whole answers.
        node.putObject("Logger");
        node.set("toxics", node(proxy.toxics()));
        return node;
    }

    private static ArrayNode node(List<ProxyToxic> toxics) {
        ArrayNode list = MAPPER.createArrayNode();
        toxics.forEach(toxic -> list.add(node(toxic)));
        return list;
    }

    private static ObjectNode node(ProxyToxic listed) {
        PlacedToxic toxic = listed.placed();
        ObjectNode node = MAPPER.createObjectNode();
        ObjectNode attributes = node.putObject("attributes");
        ToxicType.attributesOf(toxic.toxic()).forEach(attributes::put);
        node.put("name", toxic.name());
        node.put("type", toxic.toxic().type().wireName());
        node.put("stream", listed.stream());
        putToxicity(node, toxic.toxicity());
        return node;
    }

    /** A whole number is written without a fraction. */
    private static void putToxicity(ObjectNode node, float toxicity) {
        if (toxicity == (long) toxicity) {
            node.put("toxicity", (long) toxicity);
        } else {
            node.put("toxicity", toxicity);
        }
    }

    private static ObjectNode node(LinkTraffic traffic) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("bytesPassed", traffic.bytesPassed());
        node.put("bytesHeld", traffic.bytesHeld());
        node.put("bytesLost", traffic.bytesLost());
        node.put("closesHeld", traffic.closesHeld());
        return node;
    }
}
