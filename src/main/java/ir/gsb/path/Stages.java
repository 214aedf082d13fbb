package ir.gsb.path;

import ir.gsb.administration.RegistryApi;
import ir.gsb.audit.AuditApi;
import ir.gsb.canonical.AnswerCheck;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.ingress.Discovery;
import ir.gsb.ingress.Renderer;
import ir.gsb.message.Admitted;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Delivered;
import ir.gsb.message.Verified;
import ir.gsb.security.ReplySigner;

/** The stages of the message path, in their order. */
public record Stages(
        Verified.Stage verifier,
        Admitted.Stage admission,
        Canonical.Stage validator,
        Authorised.Stage access,
        Delivered.Stage delivery,
        AnswerCheck answerCheck,
        ExchangeView exchangeView,
        AuditApi auditApi,
        RegistryApi registryApi,
        Discovery discovery,
        Renderer renderer,
        ReplySigner replySigner,
        ExchangeLog exchangeLog) {}
