package ir.gsb.guide;

import ir.gsb.canonical.Documents;
import ir.gsb.canonical.Outline;
import ir.gsb.canonical.ServedSet;
import ir.gsb.message.InquiryType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inquiries as they are served now, made ready for readers; read anew only when other files are served. */
final class Guide {

    /** What there is to read of one inquiry. */
    record Chapter(Outline outline, Samples samples) {}

    private record Edition(ServedSet served, Map<InquiryType, Chapter> chapters) {}

    private final ServedSet.Source served;
    private final GuideSettings settings;
    private volatile @Nullable Edition edition;

    Guide(ServedSet.Source served, GuideSettings settings) {
        this.served = served;
        this.settings = settings;
    }

    /** Empty if the inquiry has no model. */
    Optional<Chapter> chapter(InquiryType type) {
        return Optional.ofNullable(edition().chapters().get(type));
    }

    private Edition edition() {
        ServedSet now = served.current();
        Edition known = edition;
        if (known == null || known.served() != now) {
            known = new Edition(now, chapters(now));
            edition = known;
        }
        return known;
    }

    private Map<InquiryType, Chapter> chapters(ServedSet now) {
        Map<InquiryType, Chapter> chapters = new HashMap<>();
        now.schemas().all().forEach(model -> {
            InquiryType type = model.type();
            Optional<Documents> documents = now.documents(type);
            documents.ifPresent(told ->
                    chapters.put(type, new Chapter(told.outline(), Samples.read(settings.schemas(), type))));
        });
        return Map.copyOf(chapters);
    }
}
