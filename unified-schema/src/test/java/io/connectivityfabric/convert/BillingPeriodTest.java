package io.connectivityfabric.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "P1M,MONTH,1,P1M",
        "P12M,YEAR,1,P1Y",
        "P1Y6M,MONTH,18,P18M",
        "P2Y,YEAR,2,P2Y",
        "P1W,WEEK,1,P1W",
        "P14D,WEEK,2,P2W",
        "P10D,DAY,10,P10D",
    })
    void equalPeriodsAreEqual(String iso, BillingPeriod.Unit unit, int count, String written) {
        BillingPeriod period = BillingPeriod.parse(iso);
        assertThat(period).isEqualTo(new BillingPeriod(unit, count));
        assertThat(period.iso()).isEqualTo(written);
        assertThat(BillingPeriod.parse(written)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monthly", "P", "PT1H", "P0M", "P-1M", "P1M3D", "P99999999999M"})
    void whatIsNoCadenceIsNone(String text) {
        assertThat(BillingPeriod.parse(text)).isNull();
    }
}
