package ir.gsb.workplace;

import ir.gsb.pages.FailedPages;
import ir.gsb.pages.GivenArgument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/** The pages' templates, languages and files. */
@Configuration(proxyBeanMethods = false)
class WorkplacePages implements WebMvcConfigurer {

    @Bean
    SpringResourceTemplateResolver workplaceTemplates(
            ApplicationContext context, @Value("${spring.thymeleaf.cache:true}") boolean cached) {
        var templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(context);
        templates.setPrefix("classpath:/ir/gsb/");
        templates.setSuffix(".html");
        templates.setResolvablePatterns(Set.of("workplace/*"));
        templates.setCharacterEncoding("UTF-8");
        templates.setCacheable(cached);
        templates.setOrder(1);
        return templates;
    }

    @Bean
    FailedPages failedWorkplacePages(Troubles troubles) {
        var failed =
                new FailedPages(Stream.of(WorkplaceSecurity.BASE, WorkplaceSecurity.BASE + "/**"), troubles::failed);
        failed.setInterceptors(Words.LANGUAGE);
        return failed;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new GivenArgument<>(Words.class, Words::of));
        resolvers.add(new GivenArgument<>(Visitor.class, Visitor::of));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(Words.LANGUAGE)
                .addPathPatterns(WorkplaceSecurity.BASE + "/**", WorkplaceSecurity.BASE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.setOrder(Ordered.HIGHEST_PRECEDENCE);
        files.addResourceHandler(WorkplaceSecurity.BASE + "/assets/*")
                .addResourceLocations("classpath:/ir/gsb/workplace/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
