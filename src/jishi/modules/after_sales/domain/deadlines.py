"""Until when. Instants are UTC; days end when they end where the shop is."""

from datetime import datetime, time, timedelta, tzinfo

from jishi.modules.after_sales.contracts import Options, State

LAST_SECOND = time(23, 59, 59)


def end_of_day_after(now: datetime, days: int, zone: tzinfo) -> datetime:
    """The last second of the day that is `days` days after today in `zone`, whatever its clocks do in between."""
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, LAST_SECOND, zone).astimezone(now.tzinfo)


def deadline_of(state: State, now: datetime, options: Options, zone: tzinfo) -> datetime | None:
    """Until when somebody may act on a case that has just come into `state`; None when it waits for nobody."""
    if state is State.ASKED:
        return now + options.answer
    days = {
        State.COUNTERED: options.buyer_answer_days,
        State.REFUSED: options.escalate_days,
        State.ESCALATED: options.decide_days,
        State.RETURNING: options.send_back_days,
        State.SENT_BACK: options.transit_days,
        State.RECEIVED: options.inspect_days,
        State.REPLACING: options.replace_days,
    }.get(state)
    return None if days is None else end_of_day_after(now, days, zone)
