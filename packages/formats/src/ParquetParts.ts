/**
 * What writing a Parquet file and writing it anew share.
 *
 * @module
 */
import { zstdCompressSync } from "node:zlib"
import { ByteWriter, type SchemaElement } from "hyparquet-writer"

/** What a column of text is, in the schema of a file. */
export const text = {
  type: "BYTE_ARRAY",
  converted_type: "UTF8",
  logical_type: { type: "STRING" },
} as const satisfies Partial<SchemaElement>

/** How pages are compressed: options of the writer. */
export const compression = {
  codec: "ZSTD",
  compressors: { ZSTD: (page: Uint8Array) => zstdCompressSync(page) },
} as const

/** Bytes of whole row groups, handed to the file group by group; `offset` goes on counting. */
export class GroupBytes extends ByteWriter {
  /** The bytes so far, which are forgotten here; valid until the next are appended. */
  drain(): Uint8Array {
    const bytes = this.getBytes()
    this.index = 0
    return bytes
  }
}
