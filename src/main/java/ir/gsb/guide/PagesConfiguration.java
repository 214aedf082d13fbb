package ir.gsb.guide;

import ir.gsb.canonical.ServedSet;
import ir.gsb.pages.PageHeaders;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/** The pages, their files, and what a browser may do with them. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    private static final String ALL = "/docs/**";

    @Bean
    Guide guide(ServedSet.Source served, GuideSettings settings) {
        return new Guide(served, settings);
    }

    @Bean
    Script askScript() {
        return new Script();
    }

    /** The pages of this room only; the console's are found as before. */
    @Bean
    SpringResourceTemplateResolver guideTemplates(ApplicationContext context) {
        var templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(context);
        templates.setPrefix("classpath:/ir/gsb/");
        templates.setSuffix(".html");
        templates.setResolvablePatterns(Set.of("guide/*"));
        templates.setCharacterEncoding("UTF-8");
        templates.setOrder(1);
        return templates;
    }

    /** A page says the same as before as long as files and registry do: then a browser is told so, in few bytes. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> guideTags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/docs", "/docs/*");
        return filter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(PageHeaders.ofPlainPages()).addPathPatterns("/docs", ALL);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/docs/assets/**")
                .addResourceLocations("classpath:/ir/gsb/guide/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
