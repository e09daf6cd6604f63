package numpack.engine.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

import numpack.engine.error.Finding.SegmentFault;
import numpack.engine.format.manifest.EntryCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The bytes of a `.npkseg` file (`FORMAT.md`, "Segment list"): JSON, read strictly, written exactly as NumPack does.
public final class SegmentListCodec {
    /// Room for some 600,000 segments.
    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_DEPTH = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(1 << 16).maxNameLength(1 << 10)
                    .maxNumberLength(100).maxDocumentLength(MAX_BYTES).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private SegmentListCodec() {
    }

    /// What bytes turned out to be.
    public sealed interface Reading {
        /// A list of segments.
        record Read(SegmentList list) implements Reading {
        }

        /// No list, and why.
        ///
        /// @param at the place and what is there, without words: `segments[3].rows: -5`; empty if the whole file is meant
        record Broken(SegmentFault fault, String at) implements Reading {
        }
    }

    /// The list that these bytes are.
    public static Reading decode(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Reading.Broken(SegmentFault.TOO_LARGE, "");
        }
        try (var json = JSON.createParser(ObjectReadContext.empty(), utf8(bytes))) {
            return new Reading.Read(list(json));
        } catch (Broken broken) {
            return new Reading.Broken(broken.fault, broken.getMessage());
        } catch (CharacterCodingException notUtf8) {
            return new Reading.Broken(SegmentFault.NOT_UTF8, "");
        } catch (StreamConstraintsException limit) {
            return new Reading.Broken(SegmentFault.TOO_LARGE, "");
        } catch (JacksonException notJson) {
            return new Reading.Broken(SegmentFault.NOT_JSON, at(notJson));
        }
    }

    /// The bytes of a list: two spaces of indent, no line break at the end.
    public static byte[] encode(SegmentList list) {
        var text = new StringBuilder("{\n  \"version\": 1,\n  \"segments\": [");
        var separator = "\n";
        for (var segment : list.segments()) {
            text.append(separator).append("    {\n      \"file\": ");
            quote(segment.file(), text);
            text.append(",\n      \"rows\": ").append(segment.rows()).append(",\n      \"bytes\": ").append(segment.bytes()).append("\n    }");
            separator = ",\n";
        }
        return EntryCodec.utf8(text.append(list.segments().isEmpty() ? "]\n}" : "\n  ]\n}").toString());
    }

    /// Decoded before it is parsed, because a JSON parser that guesses encodings would take UTF-16 too.
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static SegmentList list(JsonParser json) throws Broken {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw json.currentToken() == null ? new Broken(SegmentFault.NOT_JSON, "")
                    : new Broken(SegmentFault.NOT_AN_OBJECT, "");
        }
        boolean hasVersion = false;
        List<SegmentList.Segment> segments = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "version" -> hasVersion = version(json);
                case "segments" -> segments = segments(json);
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new Broken(SegmentFault.NOT_JSON, at(json.currentTokenLocation()));
        }
        if (!hasVersion || segments == null) {
            throw new Broken(SegmentFault.FIELD_MISSING, hasVersion ? "segments" : "version");
        }
        return checked(new SegmentList(segments));
    }

    private static String at(JacksonException thrown) {
        return thrown.getLocation() == null ? "" : at(thrown.getLocation());
    }

    /// Line and column, as compilers write them.
    private static String at(TokenStreamLocation location) {
        return location.getLineNr() + ":" + location.getColumnNr();
    }

    private static boolean version(JsonParser json) throws Broken {
        var version = integer(json, "version");
        if (version.isEmpty() || version.getAsLong() != 1) {
            throw new Broken(SegmentFault.VERSION, "version: " + json.getString());
        }
        return true;
    }

    private static List<SegmentList.Segment> segments(JsonParser json) throws Broken {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new Broken(SegmentFault.FIELD_TYPE, "segments");
        }
        var segments = new ArrayList<SegmentList.Segment>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            segments.add(segment(json, segments.size()));
        }
        return segments;
    }

    private static SegmentList.Segment segment(JsonParser json, int index) throws Broken {
        var where = "segments[%d]".formatted(index);
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new Broken(SegmentFault.FIELD_TYPE, where);
        }
        String file = null;
        long rows = -1;
        long bytes = -1;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "file" -> file = text(json, where + "." + name);
                case "rows" -> rows = count(json, where + "." + name);
                case "bytes" -> bytes = count(json, where + "." + name);
                default -> json.skipChildren();
            }
        }
        if (file == null || rows < 0 || bytes < 0) {
            throw new Broken(SegmentFault.FIELD_MISSING, where + "." + (file == null ? "file" : rows < 0 ? "rows" : "bytes"));
        }
        return new SegmentList.Segment(file, rows, bytes);
    }

    private static String text(JsonParser json, String field) throws Broken {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new Broken(SegmentFault.FIELD_TYPE, field);
        }
        return json.getString();
    }

    private static long count(JsonParser json, String field) throws Broken {
        var number = integer(json, field);
        boolean isNegative = json.getString().startsWith("-");
        if (isNegative) {
            throw new Broken(SegmentFault.ROWS_NEGATIVE, "%s: %s".formatted(field, json.getString()));
        }
        return number.orElseThrow(() -> new Broken(SegmentFault.ROWS_OVERFLOW, "%s: %s".formatted(field, json.getString())));
    }

    /// A whole number, empty if it does not fit a `long`.
    private static OptionalLong integer(JsonParser json, String field) throws Broken {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Broken(SegmentFault.FIELD_TYPE, field);
        }
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? OptionalLong.empty() : OptionalLong.of(json.getLongValue());
    }

    private static SegmentList checked(SegmentList list) throws Broken {
        var files = new HashSet<String>();
        long rows = 0;
        for (var segment : list.segments()) {
            rows += segment.rows();
            if (rows < 0) {
                throw new Broken(SegmentFault.ROWS_OVERFLOW, "segments[*].rows");
            }
            if (!files.add(segment.file())) {
                throw new Broken(SegmentFault.SAME_FILE_TWICE, segment.file());
            }
        }
        return list;
    }

    /// As serde_json does: short escapes where there are some, four hex digits for other control characters, all else as it is.
    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            switch (one) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(one < ' ' ? "\\u%04x".formatted((int) one) : one);
            }
        }
        text.append('"');
    }

    /// Leaves the parser from any depth; never leaves this class.
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final SegmentFault fault;

        Broken(SegmentFault fault, String at) {
            super(at);
            this.fault = fault;
        }
    }
}
