package ir.gsb.workplace;

import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;

/** How files come in. */
@Configuration(proxyBeanMethods = false)
class UploadsConfiguration {

    @Bean
    @DependsOn("flywayInitializer")
    SqlUploads uploads(DataSource store) {
        return new SqlUploads(store);
    }

    /** Before the sign-in, which reads a form's fields and so would read the files too. */
    @Bean
    FilterRegistrationBean<Uploads> uploadsAtOneAddress() {
        var filter = new FilterRegistrationBean<>(new Uploads());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
