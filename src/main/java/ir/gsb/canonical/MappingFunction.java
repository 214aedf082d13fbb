package ir.gsb.canonical;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that integrators call by the same name in JSLT and XSLT. Arguments come as text, or null where there is
 * nothing; null in gives null out.
 *
 * @param effects whether it must be called though its result may not be used
 */
record MappingFunction(String name, int arity, boolean effects, Body body) {

    /** Gives a String, a Boolean or null. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(List<@Nullable String> arguments);
    }

    @FunctionalInterface
    private interface OfText {
        @Nullable
        Object apply(String text);
    }

    /** Where XSLT finds them. */
    static final String NAMESPACE = "urn:gsb:functions";

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("pad", 2, false, MappingFunction::pad),
            of("absent", MappingFunction::absent),
            of("persian", Persian::letters),
            of("digits", Persian::digits),
            of("decimal", MappingFunction::decimal),
            of("flag", MappingFunction::flag),
            of("iso-date", MappingFunction::isoDate),
            of("jalali", MappingFunction::jalali),
            new MappingFunction("refuse", 2, true, MappingFunction::refuse));

    private static final Set<Code> CODES =
            Set.of(Code.PROVIDER_FAULT, Code.PROVIDER_ANSWER_INVALID, Code.PROVIDER_UNAVAILABLE, Code.PROVIDER_TIMEOUT);

    private static MappingFunction of(String name, OfText body) {
        return new MappingFunction(name, 1, false, arguments -> {
            @Nullable String text = arguments.getFirst();
            return text == null ? null : body.apply(text);
        });
    }

    /** Gives an identifier that was a number its zeros back: {@code pad(1234560, 10)} is {@code 0001234560}. */
    private static @Nullable Object pad(List<@Nullable String> arguments) {
        @Nullable String text = absent(arguments.getFirst());
        if (text == null) {
            return null;
        }
        String digits = Persian.digits(text);
        int length = Integer.parseInt(String.valueOf(arguments.get(1)));
        if (digits.length() > length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("pad takes digits only, and no more than asked for");
        }
        return "0".repeat(length - digits.length()) + digits;
    }

    /** Nothing for an empty text and for what systems write in place of nothing. */
    private static @Nullable String absent(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.equalsIgnoreCase("null") ? null : stripped;
    }

    /** A number as plain text, without an exponent. */
    private static @Nullable Object decimal(String text) {
        @Nullable String number = absent(text);
        return number == null ? null : new BigDecimal(Persian.digits(number)).toPlainString();
    }

    /** A truth value that was written as text. */
    private static @Nullable Object flag(String text) {
        @Nullable String word = absent(text);
        return switch (word) {
            case null -> null;
            case "true", "True", "TRUE", "1" -> true;
            case "false", "False", "FALSE", "0" -> false;
            default -> throw new IllegalArgumentException("flag takes true, false, 1 or 0");
        };
    }

    /** {@code 2018-06-30} for {@code 13970409}; nothing for 0. */
    private static @Nullable Object isoDate(String text) {
        @Nullable String number = absent(Persian.digits(text));
        if (number == null || number.equals("0")) {
            return null;
        }
        return Jalali.date(Integer.parseInt(number)).toString();
    }

    /** {@code 13970409} for {@code 2018-06-30}. */
    private static @Nullable Object jalali(String text) {
        try {
            return String.valueOf(Jalali.number(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("jalali takes a date such as 2018-06-30", e);
        }
    }

    /** Ends the exchange as the provider's own error; the text is kept for the record only. */
    private static @Nullable Object refuse(List<@Nullable String> arguments) {
        String code = String.valueOf(arguments.getFirst());
        @Nullable String text = arguments.get(1);
        throw refusal(
                CODES.stream()
                        .filter(known -> known.wire().equals(code))
                        .findFirst()
                        .orElse(Code.PROVIDER_FAULT),
                text == null ? "" : text);
    }

    private static RefusedException refusal(Code code, String text) {
        return new RefusedException(
                Refusal.of(
                        code,
                        "The provider reported an error of its own; its words are kept in the record. Ask the"
                                + " provider, quoting the exchange id."),
                text);
    }
}
