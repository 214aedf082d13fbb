package ir.gsb.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.evidence.Check.Subject;
import ir.gsb.message.Protocol;
import ir.gsb.security.Certificates;
import ir.gsb.security.Sealer;
import ir.gsb.security.SigningKey;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Containers spoiled one way each, named for their defect. Those that are sealed again are the work of one who has the
 * hub's seal, so that what finds them is not the seal.
 */
enum Spoiled {
    BODY_BYTE_CHANGED(Subject.MANIFEST, "request.http is not what the manifest lists") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            return zipped(flipped(files, Names.REQUEST));
        }
    },
    BODY_BYTE_CHANGED_AND_SEALED_AGAIN(Subject.COMMITMENTS, "request.http is not what was recorded") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            return sealed(keys, flipped(files, Names.REQUEST));
        }
    },
    ANSWER_OF_ANOTHER_EXCHANGE(Subject.COMMITMENTS, "answer.http is not what was recorded") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            Spoken other = other(keys).answer().orElseThrow();
            files.put(Names.ANSWER, other.http());
            files.put(Names.ANSWER_SALT, other.salt());
            return sealed(keys, files);
        }
    },
    ANSWER_AND_RECORD_OF_ANOTHER_EXCHANGE(Subject.COMMITMENTS, "another record than its name says") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            files.put("record-ended.json", other(keys).records().get(1).text());
            return sealed(keys, files);
        }
    },
    FILE_THAT_NO_SIGNATURE_COVERS(Subject.MANIFEST, "no signature covers note.txt") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            files.put("note.txt", new byte[] {1});
            return zipped(files);
        }
    },
    LISTED_FILE_MISSING(Subject.MANIFEST, "log.vkey is listed but missing") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            files.remove(Names.LOG_KEY);
            return zipped(files);
        }
    },
    MANIFEST_DIGEST_CHANGED(Subject.SEAL, "the seal does not hold") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            flipped(files, Names.SUMMARY);
            files.put(Names.MANIFEST, Manifest.of(listed(files)).toXml());
            return zipped(files);
        }
    },
    SEAL_OF_A_PARTY(Subject.SEAL, "is not for sealing") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            return sealed(keys.of(SampleKeys.PORTAL), keys, files);
        }
    },
    SEAL_OF_A_STRANGER(Subject.SEAL, "no trusted authority vouches") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            return sealed(SampleKeys.make().hub("evidence"), keys, files);
        }
    },
    SEAL_TIME_STAMPED_BY_A_STRANGER(Subject.SEAL, "no trusted authority vouches") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            return sealed(keys.hub("evidence"), SampleKeys.make(), files);
        }
    },
    SEAL_WITH_AN_UNSIGNED_ATTRIBUTE_MORE(Subject.SEAL, "one unsigned attribute") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            return zipped(resealed(files, SpoiledSeal::attributeMore));
        }
    },
    SEAL_TIME_STAMP_WITH_AN_UNSIGNED_ATTRIBUTE(Subject.SEAL, "which anybody could have put there") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            return zipped(resealed(files, SpoiledSeal::attributeMoreInTimeStamp));
        }
    },
    SEAL_WITH_A_CERTIFICATE_OF_ANOTHER(Subject.SEAL, "not of its signer's path") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            X509Certificate other = keys.of(SampleKeys.PORTAL).certificate();
            return zipped(resealed(files, seal -> SpoiledSeal.certificateMore(seal, other)));
        }
    },
    SEAL_WITH_A_CRL(Subject.SEAL, "more in the seal than its signature covers") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            SigningKey key = keys.certifying();
            return zipped(resealed(files, seal -> SpoiledSeal.crlMore(seal, key)));
        }
    },
    SEAL_WITH_A_BYTE_BEHIND_IT(Subject.SEAL, "") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            return zipped(resealed(files, seal -> Arrays.copyOf(seal, seal.length + 1)));
        }
    },
    SEAL_IN_BER(Subject.SEAL, "more in the seal than its signature covers") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            return zipped(resealed(files, SpoiledSeal::inBer));
        }
    },
    TIME_STAMP_OF_ANOTHER_CHECKPOINT(Subject.TIME_STAMPS, "the time-stamp is over something else") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            files.put("checkpoint-1.tsr", other(keys).timeStamps().getFirst());
            return sealed(keys, files);
        }
    },
    TIME_STAMP_WITH_AN_UNSIGNED_ATTRIBUTE(Subject.TIME_STAMPS, "which anybody could have put there") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception {
            files.put("checkpoint-1.tsr", SpoiledSeal.attributeMore(files.get("checkpoint-1.tsr")));
            return sealed(keys, files);
        }
    },
    TIME_STAMP_BEFORE_THE_RECORDS(Subject.TIME_STAMPS, "more than the 5 minutes later that clocks may be apart") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            Clock early = Clock.offset(SampleExchange.CLOCK, Duration.ofMinutes(-6));
            files.put("checkpoint-1.tsr", keys.timeStamps(early).stamp(files.get(Names.CHECKPOINT)));
            return sealed(keys, files);
        }
    },
    PROOF_INDEX_CHANGED(Subject.LOG, "is not proven") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            String proof = text(files, "record-ended.tlog-proof");
            files.put(
                    "record-ended.tlog-proof",
                    proof.replace("index 7", "index 6").getBytes(UTF_8));
            return sealed(keys, files);
        }
    },
    CHECKPOINT_SIGNATURE_STRIPPED(Subject.LOG, "is not signed by gsb.example/log") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException, TlogException {
            Note whole = Note.parse(files.get(Names.CHECKPOINT));
            var stripped = new Note(whole.text(), whole.signatures().subList(1, 2));
            files.put(Names.CHECKPOINT, stripped.toBytes());
            for (String file : List.of("record-accepted.tlog-proof", "record-ended.tlog-proof")) {
                LogProof proof = LogProof.parse(files.get(file));
                files.put(file, new LogProof(proof.extra(), proof.index(), proof.path(), stripped).toBytes());
            }
            files.put("checkpoint-1.tsr", keys.timeStamps().stamp(stripped.toBytes()));
            return sealed(keys, files);
        }
    },
    COSIGNATURE_STRIPPED(Subject.WITNESSES, "is not cosigned by witness.example/audit-office") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException, TlogException {
            Note whole = Note.parse(files.get(Names.CHECKPOINT));
            files.put(
                    Names.CHECKPOINT, new Note(whole.text(), whole.signatures().subList(0, 1)).toBytes());
            return sealed(keys, files);
        }
    },
    RECORD_ALTERED(Subject.LOG, "the record ended is not proven") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            String record = text(files, "record-ended.json");
            files.put("record-ended.json", record.replace("FOUND", "NOT_FOUND").getBytes(UTF_8));
            return sealed(keys, files);
        }
    },
    SALT_CHANGED(Subject.LOG, "the record accepted is not proven") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            return sealed(keys, flipped(files, "record-accepted.salt"));
        }
    },
    CLIENT_CERTIFICATE_REPLACED(Subject.CERTIFICATES, "client.pem is not the certificate that was recorded") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            files.put(
                    Names.CLIENT,
                    Certificates.pem(List.of(keys.of(SampleKeys.PERMITS).certificate())));
            return sealed(keys, files);
        }
    },
    ENVELOPE_BESIDE_ANOTHER_REQUEST(Subject.COMMITMENTS, "request-envelope.xml is not the body") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
            files.put(Names.REQUEST_ENVELOPE, "<a/>".getBytes(UTF_8));
            return sealed(keys, files);
        }
    },
    TWO_ENTRIES_OF_ONE_NAME(Subject.SHAPE, "two entries named request.http") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            return zip(files).store(Names.REQUEST, new byte[] {1}).finish();
        }
    },
    ENTRY_OUTSIDE_OF_THE_FOLDER(Subject.SHAPE, "not one of a plain file") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            return zip(files).store("../request.http", new byte[] {1}).finish();
        }
    },
    ENTRY_THAT_GROWS(Subject.SHAPE, "is larger than 128 MiB") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            return zip(files).deflate("zeros", new byte[129 << 20]).finish();
        }
    },
    BYTES_BEFORE_THE_DIRECTORY(Subject.SHAPE, "bytes between its entries") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            return shifted(zipped(files));
        }
    },
    END_CUT_OFF(Subject.SHAPE, "does not end with its directory") {
        @Override
        byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) {
            byte[] whole = zipped(files);
            return Arrays.copyOf(whole, whole.length - 7);
        }
    };

    final Subject found;
    final String reason;

    Spoiled(Subject found, String reason) {
        this.found = found;
        this.reason = reason;
    }

    abstract byte[] spoil(SampleKeys keys, SequencedMap<String, byte[]> files) throws Exception;

    /** What is done to a seal. */
    @FunctionalInterface
    private interface Spoiling {
        byte[] of(byte[] seal) throws Exception;
    }

    private static SequencedMap<String, byte[]> resealed(SequencedMap<String, byte[]> files, Spoiling spoiling)
            throws Exception {
        files.put(Names.SEAL, spoiling.of(files.get(Names.SEAL)));
        return files;
    }

    private static ExchangeEvidence other(SampleKeys keys) {
        return SampleExchange.evidence(keys, SampleKeys.PORTAL, Protocol.REST);
    }

    private static String text(SequencedMap<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static SequencedMap<String, byte[]> flipped(SequencedMap<String, byte[]> files, String name) {
        byte[] changed = files.get(name).clone();
        changed[changed.length - 3] ^= 1;
        files.put(name, changed);
        return files;
    }

    private static SequencedMap<String, byte[]> listed(SequencedMap<String, byte[]> files) {
        var listed = new LinkedHashMap<>(files);
        listed.keySet().removeAll(Names.NOT_LISTED);
        return listed;
    }

    static byte[] sealed(SampleKeys keys, SequencedMap<String, byte[]> files) throws IOException {
        return sealed(keys.hub("evidence"), keys, files);
    }

    static byte[] sealed(SigningKey key, SampleKeys stamping, SequencedMap<String, byte[]> files) throws IOException {
        byte[] manifest = Manifest.of(listed(files)).toXml();
        files.put(Names.MANIFEST, manifest);
        files.put(Names.SEAL, new Sealer(key, List.of(), stamping.timeStamps(), SampleExchange.CLOCK).seal(manifest));
        return zipped(files);
    }

    private static byte[] zipped(SequencedMap<String, byte[]> files) {
        return zip(files).finish();
    }

    private static ZipWriter zip(SequencedMap<String, byte[]> files) {
        var zip = new ZipWriter();
        files.forEach((name, content) -> {
            if (name.equals(Names.MIMETYPE)) {
                zip.store(name, content);
            } else {
                zip.deflate(name, content);
            }
        });
        return zip;
    }

    /** Puts a byte before the directory, and has the end point behind it. */
    private static byte[] shifted(byte[] zip) {
        var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int start = buffer.getInt(zip.length - 6);
        buffer.putInt(zip.length - 6, start + 1);
        byte[] shifted = new byte[zip.length + 1];
        System.arraycopy(zip, 0, shifted, 0, start);
        System.arraycopy(zip, start, shifted, start + 1, zip.length - start);
        return shifted;
    }
}
