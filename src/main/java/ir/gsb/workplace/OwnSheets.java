package ir.gsb.workplace;

import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetFiles;
import org.springframework.stereotype.Component;

/** The sheets that a visitor may see; for any other there is no page. */
@Component
class OwnSheets {

    private final SheetFiles sheets;

    OwnSheets(SheetFiles sheets) {
        this.sheets = sheets;
    }

    ServiceFile of(long service, Visitor visitor) {
        return sheets.file(service).filter(visitor::sees).orElseThrow(NoSuchPageException::new);
    }
}
