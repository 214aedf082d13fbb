package ir.gsb.evidence;

import ir.gsb.evidence.Check.Subject;
import ir.gsb.evidence.Check.Verdict;
import ir.gsb.message.RefusedException;
import ir.gsb.security.NotProvenException;
import ir.gsb.tlog.TlogException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/**
 * Checks an evidence container with no network and no hub, against whom the one who checks trusts. All checks are made,
 * so that all that is wrong is told; only a container without shape ends it at once.
 */
public final class EvidenceCheck {

    private final Trust trust;

    public EvidenceCheck(Trust trust) {
        this.trust = trust;
    }

    /** Checks the bytes of a file. */
    public Finding check(byte[] file) {
        SequencedMap<String, byte[]> files;
        try {
            files = ZipReader.read(file);
            ContainerShape.require(files);
        } catch (ContainerException e) {
            String what = String.valueOf(e.getMessage());
            return e.isContainer()
                    ? spoiled(what)
                    : new Finding.NotCheckable(List.of(), "This is no evidence: " + what);
        }
        return judged(checks(new Opened(files)));
    }

    /** One of the checks. */
    @FunctionalInterface
    private interface Step {
        Judgement judge() throws NotProvenException, TlogException;
    }

    private List<Check> checks(Opened container) {
        var seal = new SealStep(container, trust);
        var log = new LogSteps(container, trust);
        var exchange = new ExchangeSteps(container, trust);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                Subject.SHAPE,
                Verdict.HOLDS,
                "an ASiC-E container of " + container.files().size() + " files"));
        checks.add(made(Subject.MANIFEST, seal::manifest));
        checks.add(made(Subject.SEAL, seal::seal));
        checks.add(made(Subject.COMMITMENTS, exchange::commitments));
        checks.add(made(Subject.LOG, log::records));
        checks.add(made(Subject.TIME_STAMPS, log::timeStamps));
        checks.add(made(Subject.WITNESSES, log::witnesses));
        checks.add(made(Subject.SIGNATURES, exchange::signatures));
        checks.add(made(Subject.CERTIFICATES, exchange::certificates));
        return checks;
    }

    /** What comes out of hostile bytes is a finding, never a failure of the check. */
    private static Check made(Subject subject, Step step) {
        try {
            Judgement judgement = step.judge();
            return new Check(subject, judgement.verdict(), judgement.found());
        } catch (RefusedException e) {
            return failed(subject, e.refusal().detail());
        } catch (NotProvenException | TlogException e) {
            return failed(subject, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return failed(subject, String.valueOf(e.getMessage()));
        } catch (DateTimeException | IndexOutOfBoundsException | ArithmeticException | ClassCastException e) {
            return failed(subject, "it cannot be read: " + e.getMessage());
        }
    }

    private static Check failed(Subject subject, String why) {
        return new Check(subject, Verdict.FAILS, why);
    }

    private static Finding spoiled(String what) {
        return new Finding.Invalid(Arrays.stream(Subject.values())
                .map(subject -> subject == Subject.SHAPE
                        ? failed(subject, what)
                        : new Check(subject, Verdict.NOT_CHECKED, "a container of this shape is not opened"))
                .toList());
    }

    private static Finding judged(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.verdict() == Verdict.FAILS)) {
            return new Finding.Invalid(checks);
        }
        List<String> missing = checks.stream()
                .filter(check -> check.verdict() == Verdict.NO_TRUST)
                .map(Check::found)
                .distinct()
                .toList();
        return missing.isEmpty()
                ? new Finding.Valid(checks)
                : new Finding.NotCheckable(checks, String.join("; ", missing));
    }
}
