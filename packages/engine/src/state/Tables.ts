/**
 * The tables of the state, and how they came to be. Plain SQL that SQLite and Postgres both take.
 *
 * @module
 */
import { Effect } from "effect"
import { SqlClient } from "effect/sql"

const first = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE TABLE exports (
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    connection TEXT NOT NULL,
    platform TEXT NOT NULL,
    folder TEXT NOT NULL,
    format TEXT NOT NULL,
    outcome TEXT NOT NULL,
    error TEXT,
    rows_by_table TEXT NOT NULL,
    rejected INTEGER,
    requests INTEGER
  )`
  yield* sql`CREATE TABLE migrations (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    source_platform TEXT NOT NULL,
    target TEXT NOT NULL,
    target_platform TEXT NOT NULL,
    events TEXT NOT NULL,
    options TEXT NOT NULL,
    status TEXT NOT NULL,
    emails_allowed INTEGER,
    accepted TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  )`
  // Canonical rows as they were read. A side is replaced as a whole: its new rows wait under `incoming` until all are there.
  yield* sql`CREATE TABLE staged (
    migration TEXT NOT NULL,
    side TEXT NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT,
    order_id TEXT,
    ticket_id TEXT,
    sort TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (migration, side, entity, id)
  )`
  yield* sql`CREATE INDEX staged_by_event ON staged (migration, side, entity, event_id, sort, id)`
  yield* sql`CREATE INDEX staged_by_order ON staged (migration, side, entity, order_id)`
  yield* sql`CREATE INDEX staged_by_ticket ON staged (migration, side, entity, ticket_id)`
  // What a scanner reads, for finding codes that are there twice; and markers of Boxport at the target.
  yield* sql`CREATE TABLE codes (
    migration TEXT NOT NULL,
    side TEXT NOT NULL,
    code TEXT NOT NULL,
    ticket TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (migration, side, code, ticket)
  )`
  yield* sql`CREATE TABLE markers (
    migration TEXT NOT NULL,
    side TEXT NOT NULL,
    entity TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (migration, side, entity, source, id)
  )`
  // What verification has found at the target for records of the source.
  yield* sql`CREATE TABLE met (
    migration TEXT NOT NULL,
    entity TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (migration, entity, source, id)
  )`
  yield* sql`CREATE TABLE operations (
    migration TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    phase TEXT NOT NULL,
    series TEXT,
    grouping TEXT NOT NULL,
    kind TEXT NOT NULL,
    repeats INTEGER NOT NULL,
    emails INTEGER NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    sent_at TEXT,
    problem TEXT,
    PRIMARY KEY (migration, key)
  )`
  yield* sql`CREATE INDEX operations_by_position ON operations (migration, position)`
  yield* sql`CREATE INDEX operations_by_status ON operations (migration, status, phase, position)`
  yield* sql`CREATE INDEX operations_by_series ON operations (migration, series, status)`
  yield* sql`CREATE TABLE made (
    migration TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    facts TEXT NOT NULL,
    operation TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (migration, kind, source)
  )`
  yield* sql`CREATE INDEX made_by_source ON made (migration, source)`
  yield* sql`CREATE INDEX made_by_operation ON made (migration, operation)`
  yield* sql`CREATE TABLE locks (
    name TEXT PRIMARY KEY,
    migration TEXT NOT NULL,
    pid INTEGER NOT NULL
  )`
})

const jobRuns = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE TABLE job_runs (
    id TEXT PRIMARY KEY,
    job TEXT NOT NULL,
    scheduled_for TEXT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    outcome TEXT,
    exit_code INTEGER,
    error TEXT,
    rows_by_table TEXT NOT NULL,
    rejected INTEGER,
    requests INTEGER
  )`
  yield* sql`CREATE INDEX job_runs_by_job ON job_runs (job, started_at)`
})

/**
 * Incremental exports: what each job has read, and what a run of it is reading. Rows are kept as text, for `current/` is made
 * of them; `incoming` holds of a row that has not changed no more than that it was seen, of one that is gone no hash.
 */
const syncs = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE TABLE syncs (
    job TEXT PRIMARY KEY,
    shape TEXT NOT NULL,
    synced_at TEXT,
    full_at TEXT,
    created_up_to BIGINT,
    unpublished TEXT
  )`
  yield* sql`CREATE TABLE sync_events (
    job TEXT NOT NULL,
    event TEXT NOT NULL,
    mark TEXT NOT NULL,
    memo TEXT,
    PRIMARY KEY (job, event)
  )`
  yield* sql`CREATE TABLE sync_rows (
    job TEXT NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT,
    parent TEXT,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (job, entity, id)
  )`
  yield* sql`CREATE INDEX sync_rows_by_event ON sync_rows (job, entity, event_id)`
  yield* sql`CREATE TABLE sync_incoming (
    job TEXT NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT,
    parent TEXT,
    hash TEXT,
    text TEXT,
    PRIMARY KEY (job, entity, id)
  )`
  yield* sql`CREATE TABLE sync_scope (
    job TEXT NOT NULL,
    event TEXT NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (job, event)
  )`
})

/** Markers are looked for by the record that carries them, too. */
const markersById = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE INDEX markers_by_id ON markers (migration, side, entity, id, source)`
})

/** Every change of the tables, in order. Once released, one is never edited. */
export const changes = {
  "0001_first": first,
  "0002_job_runs": jobRuns,
  "0003_syncs": syncs,
  "0004_markers_by_id": markersById,
}
