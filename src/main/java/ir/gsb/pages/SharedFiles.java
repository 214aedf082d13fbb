package ir.gsb.pages;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The fonts and the icon, in one place for all pages. */
@Configuration(proxyBeanMethods = false)
class SharedFiles implements WebMvcConfigurer {

    private static final Duration KEPT = Duration.ofDays(7);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.setOrder(Ordered.HIGHEST_PRECEDENCE);
        files.addResourceHandler("/assets/*")
                .addResourceLocations("classpath:/ir/gsb/pages/assets/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic());
    }
}
