package io.connectivityfabric.mapping;

import io.connectivityfabric.convert.Numbers;

/**
 * Money that a provider gives in a currency's smallest unit. How many digits that is, is the provider's own affair (Stripe
 * gives ISK with two), so its mapping brings the table.
 */
final class MinorUnits {

    private MinorUnits() {}

    static Converter converter(Arguments arguments) {
        MoneyRecords money = new MoneyRecords(arguments);
        return (value, scope) -> {
            String currency = money.currency(scope);
            return money.of(Numbers.integer(value), currency, money.digits(currency));
        };
    }
}
