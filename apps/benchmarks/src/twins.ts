/**
 * The platforms' twins as processes of their own.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { createInterface } from "node:readline"

/** The connection to a twin, as a configuration file says it. */
export interface Connection {
  readonly [setting: string]: unknown
}

/** A twin that is running. */
export interface Running {
  readonly connection: Connection
  readonly stop: () => void
}

interface Kind {
  readonly args: ReadonlyArray<string>
  readonly connection: (line: { readonly [key: string]: unknown }) => Connection
}

const kinds: { readonly [platform: string]: Kind } = {
  "ticket-tailor": {
    args: ["--limit", "none", "--cache", "2000"],
    connection: ({ key, url }) => ({ platform: "ticket-tailor", apiKey: key, baseUrl: url }),
  },
  ticketbutler: {
    args: [],
    connection: ({ host, token, url }) => ({ platform: "ticketbutler", host, token, baseUrl: url }),
  },
  tito: {
    args: [],
    connection: ({ account, checkinUrl, token, url }) => ({
      platform: "tito",
      account,
      token,
      baseUrl: url,
      checkinUrl,
    }),
  },
}

/** The platforms that have a twin. */
export const platforms: ReadonlyArray<string> = Object.keys(kinds)

const require = createRequire(import.meta.url)

/** Starts a platform's twin with so many orders. */
export const startTwin = (platform: string, orders: number): Promise<Running> =>
  new Promise((resolve, reject) => {
    const kind = kinds[platform]
    if (kind === undefined) return reject(new Error(`there is no twin of ${platform}`))
    const program = join(dirname(require.resolve(`@boxport/${platform}/twin`)), "main.js")
    const args = ["--max-old-space-size=6000", program, "--orders", String(orders), ...kind.args]
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
    child.on("error", reject)
    createInterface(child.stdout).once("line", (line) =>
      resolve({ connection: kind.connection(JSON.parse(line)), stop: () => void child.kill() }),
    )
  })
