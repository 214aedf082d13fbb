package ir.gsb.portal;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Access.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which ways one gets at a service, stage by stage.
 *
 * @param channels that are used in any stage
 */
public record ChannelTable(List<Channel> channels, List<Row> rows) {

    /**
     * A stage.
     *
     * @param name {@code information}, {@code request}, {@code production} or {@code delivery}
     */
    public record Row(String name, Stage stage) {

        public boolean has(Channel channel) {
            return stage.channels().contains(channel);
        }
    }

    static ChannelTable of(Access access) {
        return new ChannelTable(
                Stream.of(Channel.values())
                        .filter(channel -> access.stages()
                                .anyMatch(stage -> stage.channels().contains(channel)))
                        .toList(),
                List.of(
                        new Row("information", access.information()),
                        new Row("request", access.request()),
                        new Row("production", access.production()),
                        new Row("delivery", access.delivery())));
    }
}
