package ir.gsb.canonical;

import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.Configuration;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.ExtensionFunctionCall;
import net.sf.saxon.lib.ExtensionFunctionDefinition;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.value.BooleanValue;
import net.sf.saxon.value.EmptySequence;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;
import org.jspecify.annotations.Nullable;

/** XSLT 3.0 without a way out: no file, no address, no environment, no Java but the mapping functions. */
final class XsltSandbox {

    private final Processor processor = new Processor(false);

    XsltSandbox() {
        Configuration configuration = processor.getUnderlyingConfiguration();
        configuration.setResourceResolver(request -> {
            throw new XPathException("mappings read nothing but the message");
        });
        configuration.setCollectionFinder((context, uri) -> {
            throw new XPathException("mappings read nothing but the message");
        });
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
        processor.setConfigurationProperty(Feature.DISABLE_XSL_EVALUATE, true);
        processor.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
        MappingFunction.ALL.forEach(function -> processor.registerExtensionFunction(new Offered(function)));
    }

    XsltCompiler compiler() {
        return processor.newXsltCompiler();
    }

    /** A run of a stylesheet; what it says in messages and errors is written nowhere, for it may quote the message. */
    static Xslt30Transformer transformer(XsltExecutable executable) {
        Xslt30Transformer transformer = executable.load30();
        transformer.setErrorReporter(_ -> {});
        transformer.setMessageHandler(_ -> {});
        transformer.setTraceFunctionDestination(null);
        transformer.setResultDocumentHandler(_ -> {
            throw new IllegalArgumentException("mappings write one result only");
        });
        return transformer;
    }

    /** What a mapping function threw, if a run ended by that. */
    static Optional<RuntimeException> thrown(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException || cause instanceof RefusedException) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }

    private static final class NoEnvironment implements EnvironmentVariableResolver {

        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Set.of();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }

    /** A mapping function in the form that Saxon calls. */
    private static final class Offered extends ExtensionFunctionDefinition {

        private final MappingFunction function;

        Offered(MappingFunction function) {
            this.function = function;
        }

        @Override
        public StructuredQName getFunctionQName() {
            return new StructuredQName("g", MappingFunction.NAMESPACE, function.name());
        }

        @Override
        public int getMinimumNumberOfArguments() {
            return function.arity();
        }

        @Override
        public int getMaximumNumberOfArguments() {
            return function.arity();
        }

        @Override
        public SequenceType[] getArgumentTypes() {
            return Collections.nCopies(function.arity(), SequenceType.OPTIONAL_ATOMIC)
                    .toArray(SequenceType[]::new);
        }

        @Override
        public SequenceType getResultType(SequenceType[] suppliedArgumentTypes) {
            return SequenceType.OPTIONAL_ATOMIC;
        }

        @Override
        public boolean hasSideEffects() {
            return function.effects();
        }

        @Override
        public ExtensionFunctionCall makeCallExpression() {
            return new Call(function);
        }
    }

    private static final class Call extends ExtensionFunctionCall {

        private final MappingFunction function;

        Call(MappingFunction function) {
            this.function = function;
        }

        @Override
        public Sequence call(XPathContext context, Sequence[] arguments) throws XPathException {
            List<@Nullable String> texts = new ArrayList<>(arguments.length);
            for (Sequence argument : Arrays.asList(arguments)) {
                @Nullable Item item = argument.head();
                texts.add(item == null ? null : item.getStringValue());
            }
            return switch (result(texts)) {
                case null -> EmptySequence.getInstance();
                case Boolean flag -> BooleanValue.get(flag);
                case Object text -> new StringValue(text.toString());
            };
        }

        /** Saxon passes its own exceptions on as they are; others it prints. */
        private @Nullable Object result(List<@Nullable String> arguments) throws XPathException {
            try {
                return function.body().apply(arguments);
            } catch (IllegalArgumentException | RefusedException e) {
                throw new XPathException(function.name() + " was called with what it does not take", e);
            }
        }
    }
}
