package ir.gsb.workplace;

import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Objection;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.Word;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Saves what is being written, for the editor's script. */
@RestController
class Autosave {

    private final OwnSheets files;
    private final SheetDesk desk;
    private final Clock clock;

    Autosave(OwnSheets files, SheetDesk desk, Clock clock) {
        this.files = files;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * What became of it, in words that the script shows.
     *
     * @param filled percent of the sheet
     * @param percent the same as it is shown
     * @param edit on which the next is based; if someone else wrote meanwhile, that on which it would write over that
     * @param faults by the names of inputs
     */
    public record Answer(String says, int edit, int filled, String percent, Map<String, String> faults) {}

    @PostMapping("/workplace/services/{id:[0-9]{1,18}}/autosave/{name:[a-z]{1,20}}")
    ResponseEntity<Answer> save(
            @PathVariable long id,
            @PathVariable String name,
            @RequestParam int edit,
            Visitor visitor,
            Words words,
            HttpServletRequest request) {
        Optional<String> writer = visitor.otherWriter(request);
        if (writer.isPresent()) {
            String says = words.named("autosave.other", writer.get(), visitor.name());
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(new Answer(says, edit, 0, "", Map.of()));
        }
        ServiceFile file = files.of(id, visitor);
        Section section = Section.named(name).orElseThrow(NoSuchPageException::new);
        var reader = new FormReader(Filling.of(request.getParameterMap()));
        Sheet sheet = reader.onto(file.sheet(), section);
        if (!reader.faults().isEmpty()) {
            Map<String, String> faults = new LinkedHashMap<>();
            reader.faults().forEach((input, key) -> faults.put(input, words.of(key)));
            return answer(HttpStatus.UNPROCESSABLE_ENTITY, words.of("autosave.faults"), edit, file, words, faults);
        }
        return switch (desk.autosave(visitor.as(Word.SAVE, file), id, edit, sheet)) {
            case Acted.Done(ServiceFile now) ->
                answer(
                        HttpStatus.OK,
                        words.filled("autosave.saved", words.hour(clock.instant())),
                        now.edit(),
                        now,
                        words,
                        Map.of());
            case Acted.Refused refused
            when refused.why() == Objection.UNFIT_VALUE -> {
                Map<String, String> faults = new LinkedHashMap<>();
                refused.faults().forEach(fault -> faults.put(reader.input(fault.field()), words.text(fault.says())));
                yield answer(HttpStatus.UNPROCESSABLE_ENTITY, words.of("autosave.faults"), edit, file, words, faults);
            }
            case Acted.Refused refused ->
                answer(Refusals.status(refused.why()), words.text(refused.says()), edit, file, words, Map.of());
            case Acted.Overtaken(ServiceFile now) ->
                answer(
                        HttpStatus.CONFLICT,
                        words.named("autosave.overtaken", now.newest().writtenBy()),
                        now.edit(),
                        now,
                        words,
                        Map.of());
        };
    }

    private static ResponseEntity<Answer> answer(
            HttpStatus status, String says, int edit, ServiceFile now, Words words, Map<String, String> faults) {
        int filled = Completeness.of(now.sheet()).percent();
        return ResponseEntity.status(status).body(new Answer(says, edit, filled, words.percent(filled), faults));
    }
}
