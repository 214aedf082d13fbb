package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JalaliTest {

    @Test
    void agrees_with_icu_on_every_day_of_three_centuries() {
        Calendar persian = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
        LocalDate last = LocalDate.of(2121, 3, 20);
        for (LocalDate day = LocalDate.of(1821, 3, 21); day.isBefore(last); day = day.plusDays(1)) {
            persian.setTimeInMillis(day.toEpochDay() * 86_400_000L);
            int number = persian.get(Calendar.YEAR) * 10_000
                    + (persian.get(Calendar.MONTH) + 1) * 100
                    + persian.get(Calendar.DAY_OF_MONTH);
            assertThat(Jalali.number(day)).isEqualTo(number);
            assertThat(Jalali.date(number)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13970001, 13971301, 13970700, 13970731, 13981230, 13970132, 970409, 16340101, -13970409})
    void refuses_a_day_that_does_not_exist(int number) {
        assertThatThrownBy(() -> Jalali.date(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
