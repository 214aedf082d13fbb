package ir.gsb.path;

import ir.gsb.access.Access;
import ir.gsb.administration.QueueApi;
import ir.gsb.administration.RegistryApi;
import ir.gsb.audit.AuditApi;
import ir.gsb.canonical.AnswerCheck;
import ir.gsb.exchangelog.Admission;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.ingress.Discovery;
import ir.gsb.ingress.Renderer;
import ir.gsb.joining.JoiningApi;
import ir.gsb.message.Canonical;
import ir.gsb.message.Delivered;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.Verifier;

/** The stages of the message path, in their order. */
public record Stages(
        Verifier verifier,
        Admission admission,
        Canonical.Stage validator,
        Access access,
        Delivered.Stage delivery,
        AnswerCheck answerCheck,
        ExchangeView exchangeView,
        AuditApi auditApi,
        RegistryApi registryApi,
        JoiningApi joiningApi,
        QueueApi queueApi,
        Discovery discovery,
        Renderer renderer,
        ReplySigner replySigner,
        ExchangeLog exchangeLog) {}
