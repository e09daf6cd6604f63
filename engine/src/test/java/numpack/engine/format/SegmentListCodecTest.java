package numpack.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.Fixtures;
import numpack.engine.error.Finding.SegmentFault;
import numpack.engine.format.SegmentList.Segment;
import numpack.engine.format.SegmentListCodec.Reading;

class SegmentListCodecTest {
    @TempDir
    Path folder;

    @Test
    void listsAreWrittenAsNumPackWritesThem() {
        var list = new SegmentList(List.of(new Segment("data_x_segments/seg_000000.npkd", 4, 64), new Segment("data_x_segments/seg_000001.npkd", 2, 32)));
        var expected = """
                {
                  "version": 1,
                  "segments": [
                    {
                      "file": "data_x_segments/seg_000000.npkd",
                      "rows": 4,
                      "bytes": 64
                    },
                    {
                      "file": "data_x_segments/seg_000001.npkd",
                      "rows": 2,
                      "bytes": 32
                    }
                  ]
                }""";

        assertEquals(expected, new String(SegmentListCodec.encode(list), StandardCharsets.UTF_8));
        assertEquals("{\n  \"version\": 1,\n  \"segments\": []\n}",
                new String(SegmentListCodec.encode(new SegmentList(List.of())), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = { "packs/segments.npk", "packs/mixed.npk", "packs/base-segments.npk" })
    void whatNumPackWroteIsWrittenByteForByte(String fixture) throws IOException {
        try (var files = Files.newDirectoryStream(Fixtures.of(fixture).copyTo(folder), "*.npkseg")) {
            for (var file : files) {
                var bytes = Files.readAllBytes(file);
                var read = assertInstanceOf(Reading.Read.class, SegmentListCodec.decode(bytes));
                assertArrayEquals(bytes, SegmentListCodec.encode(read.list()));
            }
        }
    }

    @Test
    void oddFileNamesSurvive() {
        var list = new SegmentList(List.of(new Segment("data_\"\\\n\t\u0001\u007fé😀_segments/seg_000000.npkd", 1, 1)));

        assertEquals(new Reading.Read(list), SegmentListCodec.decode(SegmentListCodec.encode(list)));
    }

    @Test
    void everyCutIsRefused() {
        var whole = SegmentListCodec.encode(new SegmentList(List.of(new Segment("a", 4, 64), new Segment("é", 2, 32))));
        for (int length = 0; length < whole.length; length++) {
            assertInstanceOf(Reading.Broken.class, SegmentListCodec.decode(Arrays.copyOf(whole, length)));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = { "{'version':1,'segments':[]} x | NOT_JSON", "{'version':1,'version':1,'segments':[]} | NOT_JSON",
            "{'version':true,'segments':[]} | FIELD_TYPE", "{'version':18446744073709551617,'segments':[]} | VERSION",
            "{'version':1,'segments':{}} | FIELD_TYPE", "{'version':1,'segments':null} | FIELD_TYPE", "{'version':1} | FIELD_MISSING",
            "{'version':1,'segments':[{'file':1,'rows':1,'bytes':1}]} | FIELD_TYPE",
            "{'version':1,'segments':[{'rows':1,'bytes':1}]} | FIELD_MISSING", "{'version':1,'segments':[{'file':'a','rows':1}]} | FIELD_MISSING",
            "{'version':1,'segments':[{'file':'a','rows':1e0,'bytes':1}]} | FIELD_TYPE",
            "{'version':1,'segments':[{'file':'a','rows':NaN,'bytes':1}]} | NOT_JSON", "[1] | NOT_AN_OBJECT", "true | NOT_AN_OBJECT" })
    void whatIsNotTheGrammarIsRefused(String json, SegmentFault fault) {
        var reading = SegmentListCodec.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertEquals(fault, assertInstanceOf(Reading.Broken.class, reading).fault());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = { "{'version':2,'segments':[]} | version: 2", "{'version':1} | segments",
            "{'version':1,'segments':[{'file':'a','rows':-5,'bytes':1}]} | segments[0].rows: -5",
            "{'version':1,'segments':[{'file':'a','rows':1,'bytes':1},{'file':1}]} | segments[1].file", "{'version':1,'segments':[]} x | 1:29" })
    void thePlaceOfAFaultIsGivenWithoutWords(String json, String at) {
        var reading = SegmentListCodec.decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertEquals(at, assertInstanceOf(Reading.Broken.class, reading).at());
    }

    @Test
    void depthIsBoundedInUnknownKeysToo() {
        var json = "{\"version\":1,\"segments\":[],\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

        var reading = SegmentListCodec.decode(json.getBytes(StandardCharsets.UTF_8));

        assertEquals(SegmentFault.TOO_LARGE, assertInstanceOf(Reading.Broken.class, reading).fault());
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        var reading = SegmentListCodec.decode("{\"version\":1,\"segments\":[]}".getBytes(StandardCharsets.UTF_16LE));

        assertInstanceOf(Reading.Broken.class, reading);
    }
}
