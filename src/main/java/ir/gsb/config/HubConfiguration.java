package ir.gsb.config;

import ir.gsb.access.Access;
import ir.gsb.access.LeasedRates;
import ir.gsb.access.SqlLeases;
import ir.gsb.access.SqlQuotas;
import ir.gsb.administration.QueueApi;
import ir.gsb.administration.RegistryApi;
import ir.gsb.audit.AuditApi;
import ir.gsb.canonical.AnswerCheck;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.Validator;
import ir.gsb.delivery.Delivery;
import ir.gsb.delivery.ProviderCall;
import ir.gsb.delivery.ProviderSignatures;
import ir.gsb.exchangelog.Admission;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.exchangelog.RegistryActs;
import ir.gsb.ingress.Discovery;
import ir.gsb.ingress.FrontDoor;
import ir.gsb.ingress.Limits;
import ir.gsb.ingress.PublicFiles;
import ir.gsb.ingress.Renderer;
import ir.gsb.joining.JoiningApi;
import ir.gsb.path.CamelBus;
import ir.gsb.path.Later;
import ir.gsb.path.MessagePath;
import ir.gsb.path.Stages;
import ir.gsb.registry.Registry;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.security.CertificateStatus;
import ir.gsb.security.EcdsaProvider;
import ir.gsb.security.OutsideAuthorities;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapVerifier;
import ir.gsb.security.Verifier;
import ir.gsb.tlog.NoteSigner;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The stages of the message path and what they stand on. */
@Configuration(proxyBeanMethods = false)
class HubConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    @Bean
    SigningKey signingKey(HubProperties hub) {
        EcdsaProvider.install();
        return SigningKeys.fromPkcs12(
                hub.signing().keystore(), Passwords.read(hub.signing().passwordFile()));
    }

    /** Not before the exchange log has seen to its keys and partitions: the first change is an act of it. */
    @Bean
    @DependsOn({"flywayInitializer", "exchangeLog"})
    SqlRegistry registry(
            DataSource store,
            RecordingSettings settings,
            MasterKeys keys,
            OutsideAuthorities authorities,
            Clock clock,
            SecureRandom random)
            throws SQLException {
        return new SqlRegistry(
                store, new RegistryActs(settings, keys, clock, random), authorities::objection, clock, random);
    }

    @Bean
    ReplySigner replySigner(SigningKey key, Clock clock) {
        return new ReplySigner(key, clock, new SoapReplySigner(key, clock)::sign);
    }

    @Bean
    SqlQuotas quotas(DataSource store) {
        return new SqlQuotas(store, PATIENCE);
    }

    @Bean
    LeasedRates rates(DataSource store, Clock clock) {
        return new LeasedRates(new SqlLeases(store), clock);
    }

    @Bean
    ProviderCall providerCall(
            Registry.Source registry, SigningKey key, CertificateStatus status, Clock clock, SecureRandom random) {
        var signatures = new ProviderSignatures(
                registry, new RestRequestSigner(key, clock, random), new SoapRequestSigner(key, clock), status, clock);
        return new ProviderCall(signatures);
    }

    @Bean
    Discovery discovery(
            HubProperties hub,
            Registry.Source registry,
            ServedSet.Source served,
            SigningKey key,
            NoteSigner logSigner,
            Clock clock) {
        return new Discovery(
                registry,
                served,
                hub.authorities(),
                key.certificate(),
                Limits.ofContract(hub.inFlight()),
                hub.tls() == null ? 0 : hub.tls().port(),
                logSigner.verifier().vkey(),
                clock);
    }

    @Bean
    Stages stages(
            HubProperties hub,
            Registry.Source registry,
            CertificateStatus status,
            ServedSet.Source served,
            Clock clock,
            @Lazy ProducerTemplate routes,
            Admission admission,
            ExchangeLog log,
            ExchangeView view,
            AuditApi audit,
            RegistryApi registryApi,
            JoiningApi joiningApi,
            QueueApi queueApi,
            Discovery discovery,
            SqlQuotas quotas,
            LeasedRates rates,
            ReplySigner replySigner) {
        return new Stages(
                new Verifier(
                        new RestVerifier(registry, status, clock),
                        new SoapVerifier(registry, status, clock, hub.authorities())::verify),
                admission,
                new Validator(served),
                new Access(registry, clock, quotas, rates),
                new Delivery(
                        routes,
                        registry,
                        hub.delivery().retries(),
                        hub.delivery().pause()),
                new AnswerCheck(),
                view,
                audit,
                registryApi,
                joiningApi,
                queueApi,
                discovery,
                new Renderer(registry, clock),
                replySigner,
                log);
    }

    @Bean
    MessagePath messagePath(Stages stages, Later later) {
        return new MessagePath(stages, later);
    }

    @Bean
    FrontDoor frontDoor(
            HubProperties hub,
            @Lazy ProducerTemplate routes,
            ReplySigner replySigner,
            Discovery discovery,
            PublicFiles files,
            Registry.Source registry,
            Clock clock,
            SecureRandom random) {
        return new FrontDoor(
                new CamelBus(routes, replySigner),
                discovery,
                files,
                registry,
                hub.authorities(),
                Limits.ofContract(hub.inFlight()),
                clock,
                random);
    }

    @Bean
    Opening opening(FrontDoor door) {
        return new Opening(door);
    }

    /** Opens the door when all routes run. */
    record Opening(FrontDoor door) {
        @EventListener(ApplicationReadyEvent.class)
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void ready() {
            door.open();
        }
    }
}
