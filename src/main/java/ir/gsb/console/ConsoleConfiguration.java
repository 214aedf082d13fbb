package ir.gsb.console;

import ir.gsb.exchangelog.RecordTexts;
import ir.gsb.pages.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages' texts, languages and files. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private final Language language = new Language("/audit");

    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    /** A text that is missing in one language is an error, not the other language's. */
    @Bean
    MessageSource messageSource() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("ir.gsb.console.texts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    @Bean
    RecordTexts recordTexts(DataSource store) {
        return new RecordTexts(store);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(language).addPathPatterns("/audit/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.setOrder(Ordered.HIGHEST_PRECEDENCE);
        files.addResourceHandler("/audit/assets/**")
                .addResourceLocations("classpath:/ir/gsb/console/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
