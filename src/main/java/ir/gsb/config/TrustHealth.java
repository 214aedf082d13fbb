package ir.gsb.config;

import ir.gsb.security.AuthorityHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** How each authority answers for its certificates. Down while any of them is refused for want of an answer. */
final class TrustHealth implements HealthIndicator {

    private final Supplier<List<AuthorityHealth>> authorities;

    TrustHealth(Supplier<List<AuthorityHealth>> authorities) {
        this.authorities = authorities;
    }

    @Override
    public Health health() {
        List<AuthorityHealth> all = authorities.get();
        Health.Builder health = all.stream().allMatch(one -> one.unknown() == 0) ? Health.up() : Health.down();
        all.forEach(one -> health.withDetail(one.authority(), told(one)));
        return health.build();
    }

    private static Map<String, Object> told(AuthorityHealth authority) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("source", authority.source());
        told.put("certificates", authority.certificates());
        told.put("revoked", authority.revoked());
        told.put("inGrace", authority.inGrace());
        told.put("unknown", authority.unknown());
        authority.oldest().ifPresent(at -> told.put("oldest", at.toString()));
        authority.nextUpdate().ifPresent(at -> told.put("nextUpdate", at.toString()));
        authority.trouble().ifPresent(why -> told.put("trouble", why));
        return told;
    }
}
