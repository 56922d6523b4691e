package breakeven.core.rival;

/**
 * A cheaper model that may be good enough when it is prompted.
 *
 * @param model {@code Provider: Model}
 * @param provider who sells it; empty where nobody is named
 * @param className the word of its class; empty where it has none
 * @param tco what it costs over the horizon, were it just as good as required, money
 * @param chance that it is good enough, a fraction
 * @param saves what it would save against what is advised, money over the horizon
 * @param worth chance times that, less what measuring it costs, money
 */
public record RivalOffer(
    String model,
    String provider,
    String className,
    double tco,
    double chance,
    double saves,
    double worth) {}
