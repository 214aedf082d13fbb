package ir.gsb.config;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Changes;
import ir.gsb.catalogue.SqlChanges;
import ir.gsb.delivery.PlainCalls;
import ir.gsb.opendata.Addresses;
import ir.gsb.opendata.AgenciesApi;
import ir.gsb.opendata.CallLimit;
import ir.gsb.opendata.ChangesApi;
import ir.gsb.opendata.Crawlers;
import ir.gsb.opendata.Documents;
import ir.gsb.opendata.Open311Api;
import ir.gsb.opendata.ReadingGate;
import ir.gsb.opendata.SearchApi;
import ir.gsb.opendata.ServiceGraph;
import ir.gsb.opendata.ServicesApi;
import ir.gsb.opendata.SurveysApi;
import ir.gsb.opendata.TrackingApi;
import ir.gsb.opendata.Unavailable;
import ir.gsb.search.ServiceSearch;
import ir.gsb.store.OutsideConnections;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.Tracking;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;

/** The parts that the routes in {@code routes/portal} name. */
@Configuration(proxyBeanMethods = false)
class OpenDataConfiguration {

    @Bean
    PlainCalls plainCalls() {
        return new PlainCalls(Unavailable::answer);
    }

    @Bean
    FilterRegistrationBean<ReadingGate> readingGate() {
        var filter = new FilterRegistrationBean<>(new ReadingGate());
        filter.addUrlPatterns("/catalogue/*", "/tracking/*", "/open311/*", "*.xml", "*.txt");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    CallLimit callLimit(OpenDataProperties settings, Clock clock) {
        return new CallLimit(settings.callsPerMinute(), clock);
    }

    @Bean
    Addresses addresses(OpenDataProperties settings, HubProperties hub) {
        return new Addresses(settings.base() == null ? own(hub) : settings.base());
    }

    private static URI own(HubProperties hub) {
        String authority = hub.authorities().iterator().next();
        boolean tls = hub.tls() != null && authority.endsWith(":" + hub.tls().port());
        return URI.create((tls ? "https://" : "http://") + authority);
    }

    @Bean
    @DependsOn("flywayInitializer")
    Changes changes(OutsideConnections outside) {
        return new SqlChanges(outside.source());
    }

    @Bean
    SearchApi searchApi(Catalogue catalogue, ServiceSearch search) {
        return new SearchApi(catalogue, search);
    }

    @Bean
    ServicesApi servicesApi(Catalogue catalogue, Addresses addresses) {
        return new ServicesApi(catalogue, new ServiceGraph(addresses));
    }

    @Bean
    AgenciesApi agenciesApi(Catalogue catalogue) {
        return new AgenciesApi(catalogue);
    }

    @Bean
    SurveysApi surveysApi(Catalogue catalogue, Surveys surveys) {
        return new SurveysApi(catalogue, surveys);
    }

    @Bean
    ChangesApi changesApi(Catalogue catalogue, Changes changes) {
        return new ChangesApi(catalogue, changes);
    }

    @Bean
    Documents openDataDocuments() {
        return new Documents();
    }

    @Bean
    Crawlers crawlers(Catalogue catalogue, Addresses addresses) {
        return new Crawlers(catalogue, addresses);
    }

    @Bean
    TrackingApi trackingApi(Tracking tracking, Clock clock) {
        return new TrackingApi(tracking, clock);
    }

    @Bean
    Open311Api open311Api(Catalogue catalogue, Pilot pilot, TrackingApi tracking, Addresses addresses) {
        return new Open311Api(catalogue, pilot, tracking, addresses);
    }
}
