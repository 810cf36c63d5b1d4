/**
 * Writing a table: an encoder over a file.
 *
 * @module
 */
import { type JsonObject, type Rows, type Table, type TableName, tables } from "@boxport/model"
import { Effect, Schema, type Scope, Semaphore } from "effect"
import { csvEncoder } from "./Csv.ts"
import type { Encoder, WriterOptions } from "./Encoder.ts"
import { FileProblem } from "./FileProblem.ts"
import { createFile } from "./FileSink.ts"
import type { Format } from "./Format.ts"
import { jsonLinesEncoder, ndjsonEncoder } from "./Ndjson.ts"
import { parquetEncoder } from "./Parquet.ts"

/** A finished file: `bytes` and `sha256` (hex) are those of the file on the disk. */
export interface WrittenFile {
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
  readonly columns: ReadonlyArray<string>
}

/**
 * One open file of one table. Several fibers may write: whole batches go in, one after the other. A file that a write
 * failed on stays failed: every later `write` and `close` gives the same problem.
 */
export interface TableWriter<in Row> {
  /** Takes a batch of rows, of any size. */
  readonly write: (rows: ReadonlyArray<Row>) => Effect.Effect<void, FileProblem>
  /** Completes the file and puts it on the disk. A second time it gives the same answer. */
  readonly close: Effect.Effect<WrittenFile, FileProblem>
}

/** What a file is called in a message, and what to do when one of its rows cannot be written. */
interface Subject {
  readonly name: string
  readonly hint: string
}

const openWith = Effect.fnUntraced(function* <Row>(
  path: string,
  subject: Subject,
  makeEncoder: () => Encoder<Row>,
): Effect.fn.Return<TableWriter<Row>, FileProblem, Scope.Scope> {
  const file = yield* createFile(path)
  const encoder = makeEncoder()
  const lock = yield* Semaphore.make(1)
  let rows = 0
  let problem: FileProblem | undefined
  let written: WrittenFile | undefined

  const unwritable = (reason: string) =>
    new FileProblem({
      path,
      operation: "encode",
      code: null,
      message: `could not encode ${path}: ${reason}`,
      hint: subject.hint,
    })
  const thrown = (cause: unknown) => unwritable(cause instanceof Error ? cause.message : String(cause))
  const closed = new FileProblem({
    path,
    operation: "write",
    code: null,
    message: `could not write ${path}: it is complete and closed`,
    hint: "Open another file for more rows.",
  })

  const add = Effect.fnUntraced(function* (batch: ReadonlyArray<Row>) {
    for (let from = 0; from < batch.length;) {
      const taken = yield* Effect.try({ try: () => encoder.take(batch, from), catch: thrown })
      if (typeof taken !== "number") {
        const { column, expected } = taken.misfit
        return yield* unwritable(`row ${rows + taken.at - from + 1} of ${subject.name}: ${column} is not ${expected}`)
      }
      rows += taken - from
      from = taken
      const due = encoder.due()
      if (due !== undefined) yield* file.write(due)
    }
  })

  const finish = Effect.gen(function* () {
    yield* file.write(yield* Effect.try({ try: () => encoder.end(), catch: thrown }))
    const { bytes, sha256 } = yield* file.close
    written = { rows, bytes, sha256, columns: encoder.columns }
    return written
  })

  /** One step at a time, each to its end once begun: an interrupted batch would leave a part of its rows. */
  const inTurn = <A>(
    step: Effect.Effect<A, FileProblem>,
    whenWritten: (file: WrittenFile) => Effect.Effect<A, FileProblem>,
  ) =>
    Effect.suspend(() => {
      if (problem !== undefined) return Effect.fail(problem)
      if (written !== undefined) return whenWritten(written)
      return Effect.tapError(step, (failure) => Effect.sync(() => (problem = failure)))
    }).pipe(Effect.uninterruptible, lock.withPermits(1))

  return {
    write: (batch) => inTurn(add(batch), () => Effect.fail(closed)),
    close: inTurn(finish, Effect.succeed),
  }
})

const without = (table: Table, columns: ReadonlySet<string> | undefined): Table =>
  columns === undefined || columns.size === 0
    ? table
    : { ...table, columns: table.columns.filter(({ name }) => !columns.has(name)) }

/** A table as its file has it. */
const tableFor = (name: TableName, options: WriterOptions): Table => without(tables[name], options.leaveOut?.(name))

const encoderOf = (format: Format, table: Table, options: WriterOptions): Encoder<object> => {
  switch (format) {
    case "csv":
      return csvEncoder(table, options)
    case "ndjson":
      return ndjsonEncoder(table)
    case "parquet":
      return parquetEncoder(table)
  }
}

const subjectOf = (table: TableName): Subject => ({
  name: table,
  hint: `Please report this. To export everything else meanwhile, choose the tables without ${table} (--tables).`,
})

/**
 * Opens a table's file at `path`, which must not exist (mode 0600). Closing the scope without `close` closes the
 * descriptor; what is in the file then is not a whole file, and the caller removes it.
 */
export const openTable = <Name extends TableName>(
  format: Format,
  table: Name,
  path: string,
  options: WriterOptions,
): Effect.Effect<TableWriter<Rows[Name]>, FileProblem, Scope.Scope> =>
  openWith(path, subjectOf(table), () => encoderOf(format, tableFor(table, options), options))

/** The last column of a file of changes: whether the row is no more. */
export const deletedColumn = "_deleted"

/** A row of a file of changes: the table's columns, those that may be null perhaps left empty, and {@link deletedColumn}. */
export interface ChangedRow {
  readonly [column: string]: unknown
  readonly [deletedColumn]: boolean
}

const withDeleted = (table: Table): Table => ({
  name: table.name,
  columns: [
    ...table.columns,
    { name: deletedColumn, type: "bool", nullable: false, references: undefined, schema: Schema.Boolean },
  ],
})

/** Opens a file of changes of a table at `path`, as {@link openTable} does. */
export const openChanges = (
  format: Format,
  table: TableName,
  path: string,
  options: WriterOptions,
): Effect.Effect<TableWriter<ChangedRow>, FileProblem, Scope.Scope> =>
  openWith(path, subjectOf(table), () => encoderOf(format, withDeleted(tableFor(table, options)), options))

/** The same for lines of JSON objects that belong to no table: raw resources, rejected records. */
export const openJsonLines = (path: string): Effect.Effect<TableWriter<JsonObject>, FileProblem, Scope.Scope> =>
  openWith(path, { name: "the file", hint: "Please report this." }, jsonLinesEncoder)
