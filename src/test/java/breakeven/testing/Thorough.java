package breakeven.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A test that asks a spreadsheet or another program, or that takes long: {@code ./check} runs it,
 * {@code mvn test} leaves it out, so that it ends within two minutes.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "breakeven.testing.Scope#all", disabledReason = "./check runs it")
public @interface Thorough {}
