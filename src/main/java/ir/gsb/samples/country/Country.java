package ir.gsb.samples.country;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Representative;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The synthetic country: the same agencies, representatives and services in every run. The agencies have real names; all
 * else is made up. Agencies of one kind that do the same work in different places (governorates, municipalities) or in
 * competition (banks, insurers) give services of the same titles; that is no duplicate work.
 */
public final class Country {

    /** When the country was looked at: the first day of 1405. */
    public static final Instant NOW = Instant.parse("2026-03-21T06:30:00Z");

    static final long SEED = 1405L;

    private final long seed;
    private final Map<String, List<Representative>> staff = new LinkedHashMap<>();
    private final Plan plan;
    private final SheetWriter writer;

    public Country() {
        this(SEED);
    }

    /** Another one, of the same agencies and people: other services are chosen, and their sheets differ. */
    public Country(long seed) {
        this.seed = seed;
        Sort.All sorts = Sort.read();
        this.plan = new Plan(sorts, PublishedFigure.SERVICES.value(), seed);
        this.writer = new SheetWriter(sorts, seed);
        hire(PublishedFigure.REPRESENTATIVES.value());
    }

    /** Two for each agency, and the others where there are many services. */
    private void hire(int number) {
        var people = new Staff();
        List<Provider> providers = plan.providers();
        int services = providers.stream()
                .mapToInt(provider -> plan.cases(provider.agency().code()).size())
                .sum();
        int more = number - 2 * providers.size();
        int soFar = 0;
        int hired = 0;
        for (Provider provider : providers) {
            String agency = provider.agency().code();
            soFar += plan.cases(agency).size();
            int upToHere = (int) ((long) more * soFar / services);
            staff.put(agency, people.of(agency, 2 + upToHere - hired));
            hired = upToHere;
        }
    }

    /** Each after the one that it belongs to. */
    public List<Agency> agencies() {
        return plan.providers().stream().map(Provider::agency).toList();
    }

    public List<Representative> representatives() {
        return staff.values().stream().flatMap(List::stream).toList();
    }

    List<Representative> representatives(String agency) {
        return staff.getOrDefault(agency, List.of());
    }

    /** All services and sub-services, each after the one that it is below; written while the stream is read. */
    public Stream<CountryService> services() {
        return agencies().stream().flatMap(agency -> services(agency.code()));
    }

    /** Those of an agency. */
    public Stream<CountryService> services(String agency) {
        int number = agencies().stream().map(Agency::code).toList().indexOf(agency) + 1;
        return plan.cases(agency).stream().flatMap(about -> withSubServices(about, number));
    }

    /** The services that were made to be found as duplicate work of two agencies. */
    public List<PlantedPair> plantedPairs() {
        return plan.pairs();
    }

    private Stream<CountryService> withSubServices(Case about, int agency) {
        String name = about.provider().agency().code();
        Lot lot = Lot.of(seed, "life " + name + " " + about.reference());
        boolean planted = plan.planted(name).contains(about.reference());
        State state = planted ? State.PUBLISHED : Life.state(lot);
        String code = "10%03d%s".formatted(agency, about.reference().substring(2));
        CountryService whole = service(about, Optional.empty(), code, state, lot);
        List<CountryService> all = new ArrayList<>(List.of(whole));
        List<Text> narrowed = about.thing().narrowed();
        int chance = about.deed().rank() == 0 ? 31 : about.deed().rank() == 1 ? 9 : 2;
        if (state == State.PUBLISHED && !planted && narrowed.size() > 1 && lot.percent(chance)) {
            int number = Math.min(narrowed.size(), 2 + lot.below(4));
            for (int i = 0; i < number; i++) {
                Case part = about.narrowed(about.reference() + "-" + (i + 1), narrowed.get(i));
                all.add(service(
                        part,
                        Optional.of(about.reference()),
                        "%s%03d".formatted(code, i + 1),
                        lot.percent(97) ? State.PUBLISHED : State.DRAFT,
                        lot));
            }
        }
        return all.stream();
    }

    private CountryService service(Case about, Optional<String> parent, String code, State state, Lot lot) {
        String agency = about.provider().agency().code();
        Sheet sheet = writer.write(about, lot.pick(representatives(agency)));
        Instant written = NOW.minus(Duration.ofMinutes(30L + lot.below(900 * 24 * 60)));
        return new CountryService(
                agency,
                about.reference(),
                parent,
                Life.hasCode(state) ? Optional.of(code) : Optional.empty(),
                state,
                Life.versions(sheet, state, lot),
                written,
                Life.remarks(state, lot));
    }

    /** SHA-256 of everything in it, in hex. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            agencies().forEach(agency -> add(digest, agency.toString()));
            representatives().forEach(person -> add(digest, person.toString()));
            services().forEach(service -> {
                add(
                        digest,
                        String.join(
                                " ",
                                service.agency(),
                                service.reference(),
                                service.parent().orElse("-"),
                                service.code().orElse("-"),
                                service.state().name(),
                                service.written().toString(),
                                service.remarks().toString()));
                service.versions().forEach(sheet -> add(digest, Sheets.write(sheet)));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
