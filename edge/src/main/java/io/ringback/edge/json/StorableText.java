package io.ringback.edge.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.ringback.contracts.values.PlainText;
import java.io.IOException;

/** Text without what PostgreSQL cannot store. */
final class StorableText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;
    private static final String UNSTORABLE = "cannot be stored";

    StorableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        return PlainText.isStorable(text)
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, UNSTORABLE);
    }

    /** The same for the names of entries. */
    static final class Name extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return PlainText.isStorable(key) ? key : context.handleWeirdKey(String.class, key, UNSTORABLE);
        }
    }
}
