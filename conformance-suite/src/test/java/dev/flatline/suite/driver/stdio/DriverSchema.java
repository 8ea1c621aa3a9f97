package dev.flatline.suite.driver.stdio;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published schema of the driver protocol. */
final class DriverSchema {

    private DriverSchema() {}

    /** Whether {@code line} is valid as {@code #/$defs/definition}. */
    static boolean accepts(String definition, String line) {
        return schema(definition).validate(line, InputFormat.JSON).isEmpty();
    }

    private static Schema schema(String definition) {
        try (InputStream in = Files.newInputStream(Path.of("drivers", "protocol.schema.json"))) {
            ObjectNode schema = (ObjectNode) JsonMapper.shared().readTree(in);
            schema.remove("anyOf");
            schema.put("$ref", "#/$defs/" + definition);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
