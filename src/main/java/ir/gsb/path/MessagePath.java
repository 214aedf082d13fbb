package ir.gsb.path;

import ir.gsb.message.RecordingUnavailableException;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** The whole hub on one screen: what every message passes, in this order, and how every exchange ends. */
public final class MessagePath extends RouteConfigurationBuilder {

    static final String EXCHANGE = "direct:exchange";
    static final String LOOK = "direct:look";
    static final String CONCLUDE = "direct:conclude";
    static final String AUDIT = "direct:audit";
    static final String REGISTRY = "direct:registry";
    static final String JOINING = "direct:joining";
    static final String RIGHTS = "direct:rights";

    private final Stages stages;
    private final Later later;

    public MessagePath(Stages stages, Later later) {
        this.stages = stages;
        this.later = later;
    }

    @Override
    public void configuration() {
        routeConfiguration("refuse-or-fail")
                .onException(Exception.class)
                .handled(true)
                .bean(Conclusions.class, "failed")
                .to(CONCLUDE);
        routeConfiguration("recorded-or-nothing")
                .onException(RecordingUnavailableException.class)
                .handled(true)
                .bean(Conclusions.class, "of")
                .bean(stages.renderer(), "unrecorded")
                .bean(stages.replySigner(), "sign");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        from(EXCHANGE)
                .routeId("message-path")
                .routeDescription("An inquiry, from the bytes of the client to its outcome")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .id("verify")
                .bean(stages.admission(), "admit")
                .id("admit")
                .bean(stages.validator(), "validate")
                .id("validate")
                .bean(stages.access(), "authorise")
                .id("authorise")
                .choice()
                .when(Conclusions::isRetry)
                .bean(stages.exchangeLog(), "recall")
                .id("recall")
                .when(Conclusions::isForLater)
                .bean(later, "accept")
                .id("accept-for-later")
                .otherwise()
                .bean(stages.exchangeLog(), "accept")
                .id("accept")
                .bean(stages.delivery(), "deliver")
                .id("deliver")
                .bean(stages.answerCheck(), "check")
                .id("check")
                .end()
                .to(CONCLUDE);

        from(LOOK)
                .routeId("look-path")
                .routeDescription("A party looks at an exchange of its own")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(stages.exchangeView(), "show")
                .to(CONCLUDE);

        from(AUDIT)
                .routeId("audit-path")
                .routeDescription("An auditor looks at what others exchanged")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(stages.auditApi(), "show")
                .to(CONCLUDE);

        from(REGISTRY)
                .routeId("registry-path")
                .routeDescription("A party looks at the registry, or changes it")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(stages.registryApi(), "authorise")
                .choice()
                .when(Conclusions::isRetry)
                .bean(stages.exchangeLog(), "recall")
                .otherwise()
                .bean(stages.registryApi(), "answer")
                .end()
                .to(CONCLUDE);

        from(JOINING)
                .routeId("joining-path")
                .routeDescription("A stranger asks to join, or looks what became of it; it gives him no right")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.joiningApi(), "answer")
                .to(CONCLUDE);

        from(RIGHTS)
                .routeId("rights-path")
                .routeDescription("A party asks what exists and what of it it may use")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(stages.discovery(), "rights")
                .to(CONCLUDE);

        from(CONCLUDE)
                .routeId("conclude")
                .routeDescription("Every outcome, refusals too: write it, sign it, record it, and only then answer")
                .routeConfigurationId("recorded-or-nothing")
                .bean(stages.renderer(), "render")
                .id("render")
                .bean(stages.replySigner(), "sign")
                .id("sign")
                .bean(stages.exchangeLog(), "record")
                .id("record");
    }
}
