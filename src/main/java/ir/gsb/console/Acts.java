package ir.gsb.console;

import ir.gsb.exchangelog.Act;

/** Where the console writes down what was done in it. What it returns from is durable. */
@FunctionalInterface
interface Acts {

    void record(Act act);
}
