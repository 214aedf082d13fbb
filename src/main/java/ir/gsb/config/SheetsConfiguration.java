package ir.gsb.config;

import ir.gsb.catalogue.ServiceSheets;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetExport;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetImport;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where agencies keep the sheets of their services. */
@Configuration(proxyBeanMethods = false)
class SheetsConfiguration {

    @Bean
    SheetDesk sheetDesk(
            DataSource store, RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        return new SheetDesk(new RecordedActs(store, settings, keys, clock, random), clock, random);
    }

    @Bean
    SheetFiles sheetFiles(DataSource store, Clock clock) {
        return new SheetFiles(store, clock);
    }

    @Bean
    SheetImport sheetImport(SheetDesk desk) {
        return new SheetImport(desk);
    }

    @Bean
    SheetExport sheetExport(DataSource store) {
        return new SheetExport(store);
    }

    /** Routes name it. */
    @Bean
    ServiceSheets serviceSheets(SheetDesk desk, SheetFiles files) {
        return new ServiceSheets(desk, files);
    }
}
