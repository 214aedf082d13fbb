package ir.gsb.search;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What is published, in memory, by its words. */
final class Index implements AutoCloseable {

    static final String CODE = "code";
    static final String PARENT = "parent";
    static final String ID = "id";
    static final String TITLE_FA = "title.fa";
    static final String TITLE_EN = "title.en";
    static final String FA = "description.fa";
    static final String EN = "description.en";

    /** A query looks each word up in each segment: there are few, and all are small enough to be made one. */
    private static final int SEGMENTS = 4;

    private static final int SMALL_MIB = 64;

    private static final BM25Similarity RELEVANCE = new BM25Similarity(0.6f, 0.5f);
    private static final FieldType SEARCHED = searched();

    /** Each file in one array: an input over many small buffers looks at all of them whenever it is sliced. */
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory(
            new SingleInstanceLockFactory(), ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Map<Long, Entry> entries = Map.of();

    /** Reads the index as it is at one moment. */
    @FunctionalInterface
    interface Reading<T> {

        T read(IndexSearcher searcher) throws IOException;
    }

    Index() {
        try {
            this.writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(new BySpelling())
                            .setSimilarity(RELEVANCE)
                            .setMergePolicy(new TieredMergePolicy()
                                    .setSegmentsPerTier(SEGMENTS)
                                    .setFloorSegmentMB(SMALL_MIB))
                            .setMergeScheduler(new SerialMergeScheduler()));
            this.searchers = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                    var searcher = new IndexSearcher(reader);
                    searcher.setSimilarity(RELEVANCE);
                    return searcher;
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static FieldType searched() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    /** Each part's words in both spellings. */
    private static final class BySpelling extends DelegatingAnalyzerWrapper {

        private final Analyzer parted = new WordAnalyzer(Spelling.PARTED);
        private final Analyzer joined = new WordAnalyzer(Spelling.JOINED);

        BySpelling() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return field.endsWith(Spelling.JOINED.name()) ? joined : parted;
        }
    }

    /** Takes over what changed; whoever reads afterwards sees it. */
    void change(List<PublishedService> fresh, List<String> gone, Function<String, Optional<Agency>> agencies) {
        Map<Long, Entry> all = new HashMap<>(entries);
        if (!gone.isEmpty()) {
            all.values().removeIf(entry -> gone.contains(entry.listing().code()));
        }
        fresh.forEach(service -> all.put(service.listing().id(), Entry.of(service)));
        entries = all;
        try {
            for (String code : gone) {
                writer.deleteDocuments(new Term(CODE, code));
            }
            for (PublishedService service : fresh) {
                Optional<Agency> agency = agencies.apply(service.listing().agency());
                writer.updateDocument(new Term(CODE, service.code()), document(service, agency));
            }
            writer.flush();
            searchers.maybeRefreshBlocking();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Document document(PublishedService service, Optional<Agency> agency) {
        Listing listing = service.listing();
        var document = new Document();
        document.add(new StringField(CODE, listing.code(), Field.Store.NO));
        listing.parent().ifPresent(parent -> document.add(new StringField(PARENT, parent, Field.Store.NO)));
        document.add(new NumericDocValuesField(ID, listing.id()));
        document.add(kept(TITLE_FA, listing.title().fa()));
        document.add(kept(TITLE_EN, listing.title().en()));
        Text description = service.sheet().description();
        document.add(kept(FA, description.fa()));
        document.add(kept(EN, description.en()));
        for (Part part : Part.values()) {
            for (String text : part.of(service, agency)) {
                document.add(new Field(part.field(Spelling.PARTED), text, SEARCHED));
                if (Spelling.hasHalfSpace(text)) {
                    document.add(new Field(part.field(Spelling.JOINED), text, SEARCHED));
                }
            }
        }
        return document;
    }

    /** A text to be read again: not packed, since unpacking ten of them took as long as finding them. */
    private static Field kept(String field, String text) {
        return new BinaryDocValuesField(field, new BytesRef(text));
    }

    /** What a service has in one of the fields that are not searched. */
    static String text(IndexSearcher searcher, int document, String field) throws IOException {
        BinaryDocValues texts = MultiDocValues.getBinaryValues(searcher.getIndexReader(), field);
        return texts != null && texts.advanceExact(document)
                ? texts.binaryValue().utf8ToString()
                : "";
    }

    <T> T read(Reading<T> reading) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return reading.read(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is kept of each service, by the number that the index has of it. */
    Map<Long, Entry> entries() {
        return entries;
    }

    /** Bytes of memory that it takes, without {@link #entries()}. */
    long bytes() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += directory.fileLength(file);
            }
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
