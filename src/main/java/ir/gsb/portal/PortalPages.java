package ir.gsb.portal;

import ir.gsb.pages.FailedPages;
import ir.gsb.pages.GivenArgument;
import ir.gsb.pages.PageHeaders;
import ir.gsb.pages.Turnstile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/**
 * The pages, their files, and what a browser may do with them. No filter of a sign-in stands before them: nothing here
 * makes a session or sets a cookie.
 */
@Configuration(proxyBeanMethods = false)
class PortalPages implements WebMvcConfigurer {

    private static final String[] PAGES = {
        "/",
        "/search/**",
        "/services/**",
        "/agencies/**",
        "/track/**",
        "/survey/**",
        "/statistics/**",
        "/about/**",
        "/en/**"
    };
    private static final String[] PUBLIC_PAGES = {
        "", "/search/*", "/services/*", "/agencies/*", "/statistics/*", "/about/*", "/en/*"
    };
    private static final String[] DOCS = {"/docs", "/docs/**"};
    private static final String DOCS_FILES = "/docs/assets/**";

    private final Turnstile turnstile;

    PortalPages(PortalSettings settings, Clock clock) {
        this.turnstile = new Turnstile(settings.atOnce(), settings.perMinute(), clock);
    }

    /** The pages of this room only. */
    @Bean
    SpringResourceTemplateResolver portalTemplates(
            ApplicationContext context, @Value("${spring.thymeleaf.cache:true}") boolean cached) {
        var templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(context);
        templates.setPrefix("classpath:/ir/gsb/");
        templates.setSuffix(".html");
        templates.setResolvablePatterns(Set.of("portal/*"));
        templates.setCharacterEncoding("UTF-8");
        templates.setCacheable(cached);
        templates.setOrder(1);
        return templates;
    }

    /** A page says the same as before as long as the catalogue does; what may not be kept gets no tag. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> portalTags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns(PUBLIC_PAGES);
        return filter;
    }

    @Bean
    FailedPages failedPages(Troubles troubles) {
        var failed = new FailedPages(Stream.of(PAGES), troubles::failed);
        failed.setInterceptors(PageHeaders.ofPagesWithForms());
        return failed;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GivenArgument<>(Words.class, Words::of));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(PageHeaders.ofPagesWithForms()).addPathPatterns(PAGES);
        interceptors
                .addInterceptor(turnstile)
                .addPathPatterns(PAGES)
                .addPathPatterns(DOCS)
                .excludePathPatterns(DOCS_FILES);
        interceptors.addInterceptor(new OwnForms()).addPathPatterns(PAGES);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.setOrder(Ordered.HIGHEST_PRECEDENCE);
        files.addResourceHandler("/assets/portal/*")
                .addResourceLocations("classpath:/ir/gsb/portal/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
    }
}
