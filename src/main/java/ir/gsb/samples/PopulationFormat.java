package ir.gsb.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How the old population register writes: numbers without their zeros, Jalali dates as numbers, a flag for a fault. */
final class PopulationFormat {

    private static final List<String> SHOWN = List.of(
            "FirstName",
            "LastName",
            "FatherName",
            "Gender",
            "ShenasnameNo",
            "ShenasnameSeri",
            "ShenasnameSerial",
            "OfficeName",
            "IsDead",
            "DeathDate");

    private PopulationFormat() {}

    static String found(JsonNode person) {
        return envelope("true", "null", SampleAgencies.elements(person, SHOWN));
    }

    static String notFound() {
        return envelope("false", "شخصي با اين مشخصات يافت نشد", "");
    }

    private static String envelope(String success, String message, String fields) {
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
            <GetPersonInfoResponse xmlns="http://sabt.example/population"><GetPersonInfoResult>\
            <Success>%s</Success><Message>%s</Message>%s\
            </GetPersonInfoResult></GetPersonInfoResponse></s:Body></s:Envelope>
            """.formatted(success, message, fields);
    }
}
