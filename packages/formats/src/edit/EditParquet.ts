/**
 * Editing Parquet as we write it, a row group at a time: numbers, times and amounts are read and written as the whole
 * numbers that they are stored as.
 *
 * @module
 */
import { open } from "node:fs/promises"
import { zstdDecompressSync } from "node:zlib"
import {
  type AsyncBuffer,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type SchemaElement,
} from "hyparquet"
import { ParquetWriter } from "hyparquet-writer"
import { compression, GroupBytes, text } from "../ParquetParts.ts"
import { Count, type Edited, type Editor, type Out } from "./Edit.ts"

/** A column without what its whole numbers or its texts stand for, so that they come and go as they are. */
const stored = (element: SchemaElement): SchemaElement => {
  const { converted_type: _type, logical_type: _logical, precision: _precision, scale: _scale, ...bare } = element
  if (element.type === "INT64") return bare
  return element.type === "BYTE_ARRAY" ? { ...bare, ...text } : element
}

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  return typeof value === "string" ? value : Array.isArray(value) ? JSON.stringify(value) : null
}

const bytesOf = (data: Uint8Array): ArrayBuffer => {
  const bytes = new ArrayBuffer(data.length)
  new Uint8Array(bytes).set(data)
  return bytes
}

/** Edits a Parquet file. */
export const editParquet = async (path: string, editor: Editor, out: Out): Promise<Edited> => {
  const handle = await open(path, "r")
  try {
    const { size } = await handle.stat()
    const file: AsyncBuffer = {
      byteLength: size,
      slice: async (start, end = size) => {
        const part = Buffer.alloc(end - start)
        for (let at = 0; at < part.length;) {
          const { bytesRead } = await handle.read(part, at, part.length - at, start + at)
          if (bytesRead === 0) throw new Error("the file is shorter than it says")
          at += bytesRead
        }
        return bytesOf(part)
      },
    }
    const found = await parquetMetadataAsync(file)
    const metadata = { ...found, schema: found.schema.map(stored) }
    const columns = parquetSchema(found).children.map(({ element }) => element)
    const textual = columns.filter(({ type }) => type === undefined || type === "BYTE_ARRAY").map(({ name }) => name)
    const bytes = new GroupBytes()
    const writer = new ParquetWriter({
      writer: bytes,
      schema: metadata.schema,
      ...compression,
      createdBy: found.created_by ?? "boxport",
    })
    const count = new Count()
    let rowStart = 0
    for (const { columns: chunks, num_rows } of found.row_groups) {
      const rowEnd = rowStart + Number(num_rows)
      const rows = await parquetReadObjects({
        file,
        metadata,
        rowStart,
        rowEnd,
        compressors: { ZSTD: (page) => zstdDecompressSync(page) },
      })
      rowStart = rowEnd
      // What had bounds keeps bounds. Every column is one chunk, lists as well.
      const group = columns.map(({ name }, at) => {
        const data: Array<unknown> = []
        return { name, data, statistics: chunks[at]?.meta_data?.statistics !== undefined }
      })
      for (const row of rows) {
        const edit = editor((column) => textOf(row[column]), textual)
        if (!count.stays(edit)) continue
        const emptied = edit === "keep" ? undefined : edit
        for (const { data, name } of group) {
          const value: unknown = row[name]
          data.push(emptied?.has(name) === true ? (Array.isArray(value) ? [] : null) : (value ?? null))
        }
      }
      const [first] = group
      if (first !== undefined && first.data.length > 0) {
        writer.write({ columnData: group, rowGroupSize: first.data.length })
        await out(bytes.drain())
      }
    }
    writer.schema = found.schema
    writer.finish()
    await out(bytes.drain())
    return count
  } finally {
    await handle.close()
  }
}
