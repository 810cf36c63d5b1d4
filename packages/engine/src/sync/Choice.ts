/**
 * Which events' sales a run looks at: pure, with the clock handed in.
 *
 * @module
 */
import type { EventMark, Survey } from "@boxport/connector"
import { Instant } from "@boxport/model"

/** How events are chosen. */
export interface ChoiceOptions {
  /** Unix milliseconds. */
  readonly now: number
  /** Events count as recent for so long after their end, in milliseconds. */
  readonly recentMillis: number
  /** The platform's own ids; empty for all events. */
  readonly events: ReadonlyArray<string>
}

/** What a run does about each event. */
export interface Choice {
  /** Those whose sales are read. */
  readonly read: ReadonlyArray<EventMark>
  /** Those of which nothing shows that anything has changed. */
  readonly rest: ReadonlyArray<EventMark>
  /** Keys of events that the platform no longer has. */
  readonly gone: ReadonlyArray<string>
}

/** Whether sales, changes and check-ins are still to be expected. */
const isOpen = ({ endsAt }: EventMark, { now, recentMillis }: ChoiceOptions): boolean =>
  endsAt === null || Instant.toMillis(endsAt) >= now - recentMillis

/**
 * The events to look at: open and recent ones, new ones, and those that look different from the last time.
 *
 * @param marks the mark of each event by its key, as it was when its sales were read last
 */
export const choose = (survey: Survey, marks: ReadonlyMap<string, string>, options: ChoiceOptions): Choice => {
  const asked = new Set(options.events)
  const events = survey.events.filter(({ id }) => asked.size === 0 || asked.has(id))
  const listed = new Set(events.map(({ key }) => key))
  const isWanted = (event: EventMark) => isOpen(event, options) || marks.get(event.key) !== event.mark
  return {
    read: events.filter(isWanted),
    rest: events.filter((event) => !isWanted(event)),
    gone: survey.complete ? [...marks.keys()].filter((key) => !listed.has(key)) : [],
  }
}
