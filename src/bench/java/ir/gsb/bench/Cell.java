package ir.gsb.bench;

import java.time.Duration;

/** One line of the report: what so many clients met with, and what it cost. */
record Cell(Kind kind, int clients, ClosedLoop.Result result, CpuMeter.Used used, SqlLog.Size grown) {

    double millisPerExchange(Duration time) {
        return time.toNanos() / 1e6 / result.exchanges();
    }

    double perExchange(long amount) {
        return (double) amount / result.exchanges();
    }

    /** Every answer has its record, and nothing else was recorded. */
    boolean isRecordedExactly() {
        return grown.ended() == result.exchanges();
    }
}
