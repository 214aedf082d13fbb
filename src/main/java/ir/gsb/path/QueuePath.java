package ir.gsb.path;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** The message path of what is carried out later: the same stages, in the same order, in two halves. */
public final class QueuePath extends RouteConfigurationBuilder {

    static final String BATCH = "direct:batch";
    static final String ANSWERS = "direct:answers";
    static final String OPERATION = "direct:queue-operation";
    static final String LINE = "direct:line";
    static final String ATTEMPT = "direct:attempt";
    static final String END = "direct:end-later";

    private final Stages stages;
    private final Later later;

    public QueuePath(Stages stages, Later later) {
        this.stages = stages;
        this.later = later;
    }

    @Override
    public void configuration() {
        routeConfiguration("concluded-not-yet-recorded")
                .onException(Exception.class)
                .handled(true)
                .bean(Conclusions.class, "failed");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        from(BATCH)
                .routeId("batch-path")
                .routeDescription("Many inquiries at once, from their signature to their acceptance")
                .routeConfigurationId("refuse-or-fail")
                .bean(later, "spool")
                .bean(stages.verifier(), "verifyBatch")
                .bean(stages.admission(), "admit")
                .bean(later, "acceptBatch")
                .to(MessagePath.CONCLUDE);

        from(ANSWERS)
                .routeId("answers-path")
                .routeDescription("A party looks at what came of the lines of a batch of its own")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(later, "answers")
                .to(MessagePath.CONCLUDE);

        from(OPERATION)
                .routeId("queue-operation-path")
                .routeDescription("An operator looks at the queue, or acts on it")
                .routeConfigurationId("refuse-or-fail")
                .bean(stages.verifier(), "verify")
                .bean(stages.admission(), "admit")
                .bean(stages.queueApi(), "authorise")
                .choice()
                .when(Conclusions::isRetry)
                .bean(stages.exchangeLog(), "recall")
                .otherwise()
                .bean(stages.queueApi(), "answer")
                .end()
                .to(MessagePath.CONCLUDE);

        from(LINE)
                .routeId("line-path")
                .routeDescription("A line of a batch, up to its acceptance")
                .routeConfigurationId("concluded-not-yet-recorded")
                .bean(stages.verifier(), "verifyLine")
                .bean(later, "sound")
                .bean(stages.admission(), "admitLine")
                .bean(stages.validator(), "validate")
                .bean(stages.access(), "authorise")
                .choice()
                .when(Conclusions::isRetry)
                .bean(stages.exchangeLog(), "recall")
                .otherwise()
                .bean(later, "accept")
                .end();

        from(ATTEMPT)
                .routeId("attempt-path")
                .routeDescription("An exchange that was accepted before, to whatever comes of it now")
                .routeConfigurationId("concluded-not-yet-recorded")
                .choice()
                .when(Conclusions::isLine)
                .bean(stages.verifier(), "verifyLine")
                .bean(later, "sound")
                .otherwise()
                .bean(stages.verifier(), "verifyAgain")
                .end()
                .bean(stages.admission(), "resume")
                .bean(stages.validator(), "validate")
                .bean(stages.access(), "authoriseAgain")
                .bean(stages.delivery(), "deliver")
                .bean(stages.answerCheck(), "check");

        from(END)
                .routeId("end-path")
                .routeDescription("The outcome of what was carried out later: write it, sign it, record it")
                .bean(stages.renderer(), "render")
                .bean(stages.replySigner(), "sign")
                .bean(later, "end");
    }
}
