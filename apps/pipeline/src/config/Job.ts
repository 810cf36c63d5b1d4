/**
 * What a configuration says about a job: an export that runs by its name, or on a schedule.
 *
 * @module
 */
import { isLoopback } from "@boxport/connector"
import { timetable } from "@boxport/engine"
import { formats } from "@boxport/formats"
import { Privacy, tableNames } from "@boxport/model"
import { Result, Schema } from "effect"
import { span } from "./Span.ts"

const cronProblem = (text: string): string | undefined =>
  Result.isFailure(timetable(text)) ? `must be a cron expression of five fields, such as "0 3 * * *"` : undefined

const timeZoneProblem = (zone: string): string | undefined =>
  Result.isFailure(timetable("0 3 * * *", zone)) ? `must be an IANA time zone, such as "Europe/London"` : undefined

/** Never quotes the text: the path of a hook is its secret. */
const hookProblem = (text: string): string | undefined => {
  if (!URL.canParse(text)) return "is not a URL"
  const { hostname, password, protocol, username } = new URL(text)
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(hostname))) {
    return "must start with https:// (or http:// on loopback): over plain http:// it could be read on the way"
  }
  return username === "" && password === "" ? undefined : "must not hold a user name or password"
}

const hook = (when: string) =>
  Schema.optionalKey(
    Schema.Redacted(
      Schema.String.annotate({ description: `URL that ${when} is posted to, as JSON` }).check(
        Schema.makeFilter(hookProblem),
      ),
    ),
  )

/** The key of pseudonyms: long enough that nobody finds it by trying. */
export const PrivacyKey = Schema.Redacted(
  Schema.String.annotate({ description: "The key that pseudonyms are made with, 32 characters or more" }).check(
    Schema.makeFilter((key: string) => (key.length < 32 ? "must have at least 32 characters" : undefined)),
  ),
)

/** Settings that need another one. */
const together = Schema.makeFilter(
  ({ fullEvery, incremental = false, includeSecrets = [], privacy = "full", raw = false, recent }: JobSettings) => [
    ...(fullEvery !== undefined && !incremental
      ? [{ path: ["fullEvery"], issue: "is for jobs with incremental: true" }]
      : []),
    ...(recent !== undefined && !incremental
      ? [{ path: ["recent"], issue: "is for jobs with incremental: true" }]
      : []),
    ...(raw && incremental
      ? [{ path: ["raw"], issue: "native records come with full exports: not with incremental: true" }]
      : []),
    ...(privacy !== "full" && raw
      ? [{ path: ["raw"], issue: `native records hold everything: not with privacy: ${privacy}` }]
      : []),
    ...(privacy !== "full" && includeSecrets.length > 0
      ? [{ path: ["includeSecrets"], issue: `secret fields are kept nowhere with privacy: ${privacy}` }]
      : []),
  ],
)

const settings = Schema.Struct({
  export: Schema.NonEmptyString.annotate({ description: "The connection to export" }),
  to: Schema.NonEmptyString.annotate({ description: "The folder for the files, from the configuration's own folder" }),
  format: Schema.optionalKey(
    Schema.Literals(formats).annotate({ description: "Format of the tables; csv without it" }),
  ),
  events: Schema.optionalKey(
    Schema.Array(Schema.NonEmptyString).annotate({
      description: "The platform's own event ids; all events without it",
    }),
  ),
  tables: Schema.optionalKey(
    Schema.Array(Schema.Literals(tableNames)).annotate({ description: "The tables wanted; all without it" }),
  ),
  raw: Schema.optionalKey(Schema.Boolean.annotate({ description: "Whether native records are wanted too" })),
  includeSecrets: Schema.optionalKey(
    Schema.Array(Schema.NonEmptyString).annotate({
      description: "Secret fields to keep in extra and native records, by their native names; none without it",
    }),
  ),
  csvFormulas: Schema.optionalKey(
    Schema.Literals(["defuse", "keep"]).annotate({
      description: "Text cells that a spreadsheet would run: put a ' before them (the default), or keep them",
    }),
  ),
  schedule: Schema.optionalKey(
    Schema.String.annotate({ description: "Cron expression of five fields" }).check(Schema.makeFilter(cronProblem)),
  ),
  timezone: Schema.optionalKey(
    Schema.String.annotate({ description: "IANA time zone of the schedule; UTC without it" }).check(
      Schema.makeFilter(timeZoneProblem),
    ),
  ),
  jitter: Schema.optionalKey(span("A run begins at most this much later than scheduled, at random: 5 minutes")),
  incremental: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "Whether to read only what changed since the last run" }),
  ),
  fullEvery: Schema.optionalKey(
    span("How often an incremental job reads everything all the same; 7 days without it: 14 days"),
  ),
  recent: Schema.optionalKey(
    span("How long after its end an incremental job looks at an event in every run; 30 days without it: 60 days"),
  ),
  privacy: Schema.optionalKey(
    Schema.Literals(Privacy.privacyModes).annotate({
      description: "Whether personal data is kept, replaced by pseudonyms, or left out; full without it",
    }),
  ),
  privacyKey: Schema.optionalKey(PrivacyKey),
  strict: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "Whether a change of what the platform sends ends a run with exit code 3" }),
  ),
  onSuccess: hook("a run that ended with exit code 0"),
  onFailure: hook("a run that ended with any other exit code"),
})
type JobSettings = typeof settings.Type

/** A job. */
export const Job = settings.annotate({ title: "Job" }).check(together)
export type Job = typeof Job.Type

/** Whether a job's rows need pseudonyms that are the same in every run. */
export const needsKey = ({ incremental = false, privacy = "full" }: Job): boolean =>
  privacy === "pseudonymous" || (privacy === "minimal" && incremental)
