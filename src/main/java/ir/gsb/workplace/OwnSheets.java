package ir.gsb.workplace;

import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import org.springframework.stereotype.Component;

/** The sheets that a visitor may see; for any other there is no page, and who asks for it is recorded. */
@Component
class OwnSheets {

    private final SheetFiles sheets;
    private final SheetDesk desk;

    OwnSheets(SheetFiles sheets, SheetDesk desk) {
        this.sheets = sheets;
        this.desk = desk;
    }

    ServiceFile of(long service, Visitor visitor) {
        ServiceFile file = sheets.file(service).orElseThrow(NoSuchPageException::new);
        if (!visitor.sees(file)) {
            desk.refused(visitor.name(), "look " + file.agency() + '/' + file.reference());
            throw new NoSuchPageException();
        }
        return file;
    }
}
