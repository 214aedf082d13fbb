package ir.gsb.config;

import ir.gsb.canonical.ServedSet;
import ir.gsb.catalogue.Agencies;
import ir.gsb.catalogue.ServedInquiries;
import ir.gsb.catalogue.ServiceSheets;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetExport;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetImport;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where agencies keep the sheets of their services. */
@Configuration(proxyBeanMethods = false)
class SheetsConfiguration {

    /** Registered, and with a model and a route. */
    @Bean
    ServedInquiries servedInquiries(Registry.Source registry, ServedSet.Source served) {
        return () -> registry.current().inquiries().stream()
                .filter(inquiry -> !inquiry.over() && served.current().isServed(inquiry.type()))
                .map(Inquiry::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    SheetDesk sheetDesk(
            DataSource store,
            RecordingSettings settings,
            MasterKeys keys,
            ServedInquiries inquiries,
            Clock clock,
            SecureRandom random) {
        return new SheetDesk(new RecordedActs(store, settings, keys, clock, random), inquiries, clock, random);
    }

    @Bean
    SheetFiles sheetFiles(DataSource store, Clock clock) {
        return new SheetFiles(store, clock);
    }

    @Bean
    Agencies agencies(DataSource store) {
        return new Agencies(store);
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
