package ir.gsb.samples.country;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Representative;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountryTest {

    private static final Country COUNTRY = new Country();
    private static final List<CountryService> ALL = COUNTRY.services().toList();

    @Test
    void is_the_same_in_every_run() {
        assertThat(COUNTRY.hash()).isEqualTo("a96bbbebd2d61b82bdd246086bb883eb0e7fb14148e883ef33fe97efd8fe8e9b");
    }

    @Test
    void has_as_many_agencies_of_each_kind_as_the_published_total() {
        Map<Agency.Kind, Long> kinds =
                COUNTRY.agencies().stream().collect(Collectors.groupingBy(Agency::kind, Collectors.counting()));
        assertThat(kinds)
                .isEqualTo(Map.of(
                        Agency.Kind.MINISTRY, 19L,
                        Agency.Kind.SUBSIDIARY, 80L,
                        Agency.Kind.GOVERNORATE, 31L,
                        Agency.Kind.BANK, 8L,
                        Agency.Kind.INSURER, 3L,
                        Agency.Kind.MUNICIPALITY, 9L,
                        Agency.Kind.PUBLIC_BODY, 11L));
        assertThat(COUNTRY.agencies()).hasSize(PublishedFigure.AGENCIES.value());
    }

    @Test
    void agencies_have_each_a_code_and_a_name_of_their_own_and_stand_after_their_parent() {
        Set<String> known = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Agency agency : COUNTRY.agencies()) {
            assertThat(agency.parent())
                    .as(agency.code())
                    .matches(parent -> known.containsAll(parent.stream().toList()));
            assertThat(known.add(agency.code())).as(agency.code()).isTrue();
            assertThat(names.add(agency.name().fa())).as(agency.code()).isTrue();
            assertThat(agency.synthetic()).isTrue();
        }
    }

    @Test
    void has_the_published_number_of_services_few_of_most_agencies() {
        Map<String, Long> byAgency = ALL.stream()
                .filter(service -> service.parent().isEmpty())
                .collect(Collectors.groupingBy(CountryService::agency, Collectors.counting()));
        assertThat(byAgency.values().stream().mapToLong(n -> n).sum()).isEqualTo(PublishedFigure.SERVICES.value());
        assertThat(byAgency.values().stream().mapToLong(n -> n).min()).hasValue(Plan.FEWEST);
        assertThat(byAgency.values().stream().mapToLong(n -> n).max()).hasValue(Plan.MOST);
        System.out.println(ALL.size() + " services and sub-services; by agency "
                + new java.util.TreeMap<>(
                        byAgency.values().stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()))));
    }

    @Test
    void has_two_to_five_sub_services_below_some_services() {
        Map<String, Long> below = ALL.stream()
                .filter(service -> service.parent().isPresent())
                .collect(Collectors.groupingBy(
                        service -> service.agency() + service.parent().orElseThrow(), Collectors.counting()));
        assertThat(below.values()).allMatch(n -> n >= 2 && n <= 5);
        assertThat(ALL.size() - PublishedFigure.SERVICES.value()).isBetween(1_700, 2_300);
    }

    @Test
    void has_the_published_number_of_representatives_two_or_more_each() {
        Map<String, Long> byAgency = COUNTRY.representatives().stream()
                .collect(Collectors.groupingBy(Representative::agency, Collectors.counting()));
        assertThat(COUNTRY.representatives()).hasSize(PublishedFigure.REPRESENTATIVES.value());
        assertThat(byAgency)
                .hasSize(161)
                .allSatisfy((agency, number) -> assertThat(number).isGreaterThanOrEqualTo(2));
    }

    @Test
    void no_two_services_of_an_agency_have_one_title_in_either_language() {
        for (Function<Sheet, String> title : List.<Function<Sheet, String>>of(
                sheet -> sheet.title().fa(), sheet -> sheet.title().en())) {
            Map<String, Long> twice = ALL.stream()
                    .collect(Collectors.groupingBy(
                            service -> service.agency() + ": " + title.apply(service.sheet()), Collectors.counting()));
            twice.values().removeIf(n -> n == 1);
            assertThat(twice).isEmpty();
        }
    }

    @Test
    void each_sheet_that_left_its_agency_is_complete() {
        for (CountryService service : ALL) {
            if (service.state() != State.DRAFT) {
                complete(service.agency() + " " + service.reference(), service.sheet());
            }
        }
    }

    private static void complete(String name, Sheet sheet) {
        Classification sort = sheet.classification();
        assertThat(List.of(
                        sheet.title().fa(),
                        sheet.title().en(),
                        sheet.description().fa(),
                        sheet.description().en()))
                .as(name)
                .noneMatch(String::isBlank);
        assertThat(List.of(sort.audience(), sort.events())).as(name).noneMatch(Set::isEmpty);
        assertThat(new Object[] {sort.kind(), sort.nature(), sort.level(), sort.cluster(), sort.start()})
                .as(name)
                .doesNotContainNull();
        assertThat(List.of(
                        sheet.keywords(),
                        sheet.needs().documents(),
                        sheet.needs().conditions(),
                        sheet.needs().laws(),
                        sheet.outputs(),
                        sheet.costs(),
                        sheet.systems(),
                        sheet.processes(),
                        sheet.diagram()))
                .as(name)
                .noneMatch(List::isEmpty);
        assertThat(sheet.figures()).as(name).hasNoNullFieldsOrProperties();
        assertThat(sheet.access().stages().map(stage -> stage.channels()))
                .as(name)
                .noneMatch(Set::isEmpty);
        assertThat(sheet.contact()).as(name).hasNoNullFieldsOrProperties();
        assertThat(sheet.filledBy().name()).as(name).isNotBlank();
    }

    @Test
    void codes_are_given_to_what_was_approved_and_only_once() {
        Map<String, CountryService> byReference = ALL.stream()
                .collect(Collectors.toMap(service -> service.agency() + service.reference(), service -> service));
        Set<String> codes = new HashSet<>();
        for (CountryService service : ALL) {
            assertThat(service.code().isPresent()).isEqualTo(Life.hasCode(service.state()));
            service.code().ifPresent(code -> {
                assertThat(codes.add(code)).as(code).isTrue();
                Optional<String> above = service.parent()
                        .map(parent -> byReference
                                .get(service.agency() + parent)
                                .code()
                                .orElseThrow());
                assertThat(code).matches(above.orElse("") + (above.isPresent() ? "[0-9]{3}" : "[0-9]{8}"));
            });
        }
        assertThat(ALL.stream().map(CountryService::state)).contains(State.values());
    }

    @Test
    void forty_pairs_are_planted_across_agencies() {
        Set<PlantedPair.Place> published = ALL.stream()
                .filter(service -> service.state() == State.PUBLISHED)
                .map(service -> new PlantedPair.Place(service.agency(), service.reference()))
                .collect(Collectors.toSet());
        assertThat(COUNTRY.plantedPairs()).hasSize(40).doesNotHaveDuplicates().allSatisfy(pair -> {
            assertThat(pair.one().agency()).isNotEqualTo(pair.other().agency());
            assertThat(published).contains(pair.one(), pair.other());
        });
    }

    @Test
    void persian_is_written_with_persian_letters_and_single_spaces() {
        Pattern wrong = Pattern.compile(
                "[\u064A\u0643\u0660-\u0669*]| {2}|\u200c\u200c| \u200c|\u200c |\u0647 \u0647\u0627|\uFFFD");
        for (CountryService service : ALL) {
            String json = Sheets.write(service.sheet());
            var found = wrong.matcher(json);
            assertThat(found.find())
                    .as(() -> service.sheet().title().fa() + ": " + json)
                    .isFalse();
        }
    }

    @Test
    void inquiries_of_the_bus_are_those_that_it_has() {
        Set<String> known = Set.of(
                "person-identity/v1",
                "postal-address/v1",
                "legal-entity/v1",
                "vehicle-driving/v1",
                "degree/v1",
                "military-status/v1",
                "insurance/v1",
                "property-title/v1");
        Set<String> named = ALL.stream()
                .flatMap(service -> service.sheet().relations().stream())
                .map(relation -> relation.inquiry())
                .filter(inquiry -> !inquiry.isEmpty())
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(known);
    }
}
