package ir.gsb.cli;

import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** How a command line calls what the hub calls by a JSON Pointer into the request that the command sent. */
record OptionNames(CommandSpec command) {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern PLACE_IN_ARRAY = Pattern.compile("/[0-9]+(/|$)");

    /** Where an option is not named as its member is. */
    private static final Map<String, String> OTHERWISE =
            Map.of("validFrom", "--from", "validUntil", "--until", "inquiry", "TYPE/VERSION");

    /** {@code --agency-name-fa} for {@code /agencyNameFa}; the pointer itself if no option stands for it. */
    String of(String pointer) {
        String member = pointer.substring(pointer.lastIndexOf('/') + 1);
        String kebab = "--"
                + CAPITAL.matcher(member)
                        .replaceAll(found ->
                                "-" + Character.toLowerCase(found.group().charAt(0)));
        String option = OTHERWISE.getOrDefault(member, kebab);
        boolean known = command.findOption(option) != null
                || command.positionalParameters().stream()
                        .anyMatch(parameter -> parameter.paramLabel().equals(option));
        return known && !PLACE_IN_ARRAY.matcher(pointer).find() ? option : pointer;
    }
}
