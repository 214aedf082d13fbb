package ir.gsb.samples;

import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Province;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.TrackingCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The cases that pages and tests name, by code and second factor. All of them are of the first service of the pilot, in
 * Qazvin.
 */
final class KnownCases {

    private record Known(
            int number, String mobile, String nationalId, LocalDate opened, LocalDate expected, String path) {

        String code() {
            return TrackingCode.of(opened, number).digits();
        }
    }

    private static final List<Known> KNOWN = List.of(
            // Waits for papers.
            new Known(
                    1_000_001,
                    "9000001111",
                    "0001234560",
                    date(11, 8),
                    date(12, 31),
                    "OPENED ACCEPTED WAITING_FOR_PAPERS"),
            // Late.
            new Known(1_000_002, "9000002222", "0007654324", date(9, 14), date(10, 10), "OPENED ACCEPTED"),
            // Delivered; its survey is open.
            new Known(
                    1_000_003,
                    "9000003333",
                    "9992468106",
                    date(10, 18),
                    date(11, 15),
                    "OPENED ACCEPTED DECIDED DELIVERED"),
            // Declined.
            new Known(1_000_004, "9000004444", "0001234560", date(10, 25), date(11, 20), "OPENED ACCEPTED REJECTED"));

    private KnownCases() {}

    static List<CaseStory> of(List<SqlSampleCases.Service> services) {
        return services.stream()
                .filter(service -> service.provinces().contains(Province.QAZVIN))
                .findFirst()
                .map(service ->
                        KNOWN.stream().map(known -> story(known, service)).toList())
                .orElse(List.of());
    }

    private static CaseStory story(Known known, SqlSampleCases.Service service) {
        List<CaseStory.Step> steps = new ArrayList<>();
        var words = new CaseWords();
        var random = new Random(known.number());
        for (String name : known.path().split(" ")) {
            CaseState state = CaseState.valueOf(name);
            steps.add(new CaseStory.Step(
                    known.opened()
                            .plusDays(3L * steps.size())
                            .atTime(9, 30)
                            .atZone(Jalali.TEHRAN)
                            .toInstant(),
                    state,
                    service.agency(),
                    Optional.empty(),
                    words.note(state, random),
                    state == CaseState.OPENED ? Optional.of(known.expected()) : Optional.empty()));
        }
        return new CaseStory(
                known.code(),
                service,
                Province.QAZVIN,
                "1405/" + known.number() % 10_000,
                known.mobile(),
                Optional.of(known.nationalId()),
                steps,
                Optional.empty());
    }

    private static LocalDate date(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
