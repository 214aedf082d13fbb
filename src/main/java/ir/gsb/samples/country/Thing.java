package ir.gsb.samples.country;

import ir.gsb.catalogue.Classification.Kind;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Text;
import java.util.List;

/** What an agency keeps or gives: a permit to found a clinic. */
record Thing(Sort sort, Kind kind, LifeEvent event, Text name) {

    /** To whom or what its sub-services are narrowed, but for what its name says or rules out. */
    List<Text> narrowed() {
        return sort.narrowed.stream().filter(to -> !clashes(to.fa())).toList();
    }

    private boolean clashes(String to) {
        String own = name.fa();
        return to.contains("اشخاص") && (own.contains("حقوق") || own.contains("مشاغل"))
                || to.contains("ایرانیان") && (own.contains("اتباع") || own.contains("اقامت"))
                || to.contains("روستا") && (own.contains("روستا") || own.contains("عشایر"))
                || to.contains("زنان") && own.contains("زنان")
                || to.contains("ایثارگران") && own.contains("ایثارگران");
    }
}
