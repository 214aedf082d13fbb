package ir.gsb.search;

import java.util.List;

/** Finds published services by what people type. */
public interface ServiceSearch {

    /**
     * One page of what fits, best first; without words all services by title.
     *
     * @throws NotReadyException while the index is being made
     */
    Results find(Question question);

    /**
     * What someone may be typing: titles of services and names of agencies that begin like it, however it is spelt.
     *
     * @param begun the words so far; nothing is suggested for none
     * @param most how many; never more than {@value Suggestion#MOST}
     * @throws NotReadyException while the index is being made
     */
    List<Suggestion> suggest(String begun, int most);

    /** Whether it can be asked, and how far it is. */
    Progress progress();
}
