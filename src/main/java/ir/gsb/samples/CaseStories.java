package ir.gsb.samples;

import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Province;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.TrackingCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes up what happened to some thousands of cases, from one seed and up to one day. */
@Component
@Profile("sample")
final class CaseStories {

    static final int CASES = 3_000;

    /** Nothing happens after it. */
    static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);

    private static final long SEED = 14050829;
    private static final int DAYS_BACK = 200;
    private static final int MOBILES = 10_000_000;

    /** Of a day's codes each case has so many to itself, so that no two get the same. */
    private static final int NUMBERS = 3_000;

    /** Of a hundred. */
    private static final int WAIT = 22;

    private static final int FORWARD = 12;
    private static final int REJECT = 8;
    private static final int WITHDRAW = 3;
    private static final int ANSWER = 45;

    private final CaseWords words = new CaseWords();

    /** The known ones first; the same for the same services. */
    List<CaseStory> all(List<SqlSampleCases.Service> services) {
        var random = new Random(SEED);
        List<List<SqlSampleCases.Service>> agencies = List.copyOf(services.stream()
                .collect(Collectors.groupingBy(
                        SqlSampleCases.Service::agency, LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values());
        List<CaseStory> all = new ArrayList<>(KnownCases.of(services));
        while (all.size() < CASES) {
            all.add(story(agencies, random, all.size()));
        }
        return all;
    }

    private CaseStory story(List<List<SqlSampleCases.Service>> agencies, Random random, int number) {
        SqlSampleCases.Service service = chosen(agencies, random);
        LocalDate day = UNTIL.minusDays(random.nextInt(DAYS_BACK));
        Instant opened = day.atTime(7, 30)
                .plusMinutes(random.nextInt(400))
                .atZone(Jalali.TEHRAN)
                .toInstant();
        List<CaseStory.Step> steps = steps(service, agencies, opened, random);
        List<Province> provinces = List.copyOf(service.provinces());
        return new CaseStory(
                TrackingCode.of(day, number * NUMBERS + random.nextInt(NUMBERS)).digits(),
                service,
                provinces.get(random.nextInt(provinces.size())),
                String.format(Locale.ROOT, "1405/%05d", 10_000 + number),
                String.format(Locale.ROOT, "900%07d", random.nextInt(MOBILES)),
                Optional.empty(),
                steps,
                survey(service, steps, random));
    }

    /** All agencies alike, but of each some services much more than others. */
    private static SqlSampleCases.Service chosen(List<List<SqlSampleCases.Service>> agencies, Random random) {
        List<SqlSampleCases.Service> services = agencies.get(random.nextInt(agencies.size()));
        double skewed = Math.pow(random.nextDouble(), 3);
        return services.get((int) (skewed * services.size()));
    }

    private List<CaseStory.Step> steps(
            SqlSampleCases.Service service,
            List<List<SqlSampleCases.Service>> agencies,
            Instant opened,
            Random random) {
        var path = new Path(service.agency(), opened, random);
        path.step(CaseState.OPENED, 0, Optional.of(date(opened).plusDays(10 + random.nextInt(35))));
        path.step(CaseState.ACCEPTED, 3, Optional.empty());
        if (random.nextInt(100) < WAIT) {
            path.step(CaseState.WAITING_FOR_PAPERS, 4, Optional.empty());
            path.step(CaseState.ACCEPTED, 15, Optional.of(path.day().plusDays(15)));
        }
        if (random.nextInt(100) < FORWARD) {
            path.forward(
                    agencies.get(random.nextInt(agencies.size())).getFirst().agency(), 5);
            path.step(CaseState.ACCEPTED, 4, Optional.empty());
        }
        int end = random.nextInt(100);
        if (end < REJECT) {
            path.step(CaseState.REJECTED, 20, Optional.empty());
        } else if (end < REJECT + WITHDRAW) {
            path.step(CaseState.WITHDRAWN, 20, Optional.empty());
        } else {
            path.step(CaseState.DECIDED, 20, Optional.empty());
            path.step(CaseState.DELIVERED, 8, Optional.empty());
        }
        return path.steps;
    }

    private Optional<CaseStory.Survey> survey(
            SqlSampleCases.Service service, List<CaseStory.Step> steps, Random random) {
        int usual = 2 + Math.floorMod(service.code().hashCode(), 3);
        LocalDate day = date(steps.getLast().at()).plusDays(random.nextInt(5));
        if (steps.getLast().state() != CaseState.DELIVERED || random.nextInt(100) >= ANSWER || day.isAfter(UNTIL)) {
            return Optional.empty();
        }
        List<Integer> answers = new ArrayList<>();
        for (int item = 0; item < SurveyItem.values().length; item++) {
            answers.add(Math.clamp(usual + random.nextInt(4) - 1, 1, 5));
        }
        return Optional.of(new CaseStory.Survey(day, answers, words.comment(random)));
    }

    private static LocalDate date(Instant at) {
        return at.atZone(Jalali.TEHRAN).toLocalDate();
    }

    /** What happens one after the other; what would be after the last day does not. */
    private final class Path {

        private final List<CaseStory.Step> steps = new ArrayList<>();
        private final Random random;
        private String agency;
        private Instant at;

        Path(String agency, Instant at, Random random) {
            this.agency = agency;
            this.at = at;
            this.random = random;
        }

        LocalDate day() {
            return date(at);
        }

        void step(CaseState state, int mostDays, Optional<LocalDate> expected) {
            add(state, mostDays, Optional.empty(), expected);
        }

        void forward(String to, int mostDays) {
            if (!to.equals(agency) && add(CaseState.FORWARDED, mostDays, Optional.of(to), Optional.empty())) {
                agency = to;
            }
        }

        private boolean add(CaseState state, int mostDays, Optional<String> to, Optional<LocalDate> expected) {
            if (mostDays > 0) {
                at = at.plus(Duration.ofMinutes(40 + random.nextInt(mostDays * 1440)));
            }
            if (day().isAfter(UNTIL)) {
                return false;
            }
            steps.add(new CaseStory.Step(at, state, agency, to, words.note(state, random), expected));
            return true;
        }
    }
}
