import { readFileSync } from "node:fs"
import { relative, sep } from "node:path"

const root = import.meta.dirname
const { repository } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"))

const without = (record, ...names) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

/** The workspace takes its packages from their sources, by the condition `source`; nobody else should. */
const published = (targets) => {
  if (typeof targets !== "object") return targets
  return Object.fromEntries(
    Object.entries(without(targets, "source")).map(([path, target]) => [path, published(target)]),
  )
}

/** What `pnpm pack` and `pnpm publish` put into a tarball in place of the package.json of the checkout. */
const beforePacking = (manifest, folder) => ({
  ...without(manifest, "devDependencies", "scripts"),
  ...(manifest.exports && { exports: published(manifest.exports) }),
  ...(repository && { repository: { ...repository, directory: relative(root, folder).replaceAll(sep, "/") } }),
})

export const hooks = { beforePacking }
