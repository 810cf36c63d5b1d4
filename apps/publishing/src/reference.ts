/**
 * The API reference, made from docstrings: `docs/api`. With `--check` nothing is written. What can be imported and has no
 * docstring, and a type that is spoken of and can't be imported, are errors.
 *
 * @module
 */
import { join } from "node:path"
import {
  Application,
  type Context,
  Converter,
  type DeclarationReflection,
  ReflectionKind,
  type ReflectionSymbolId,
} from "typedoc"
import { here, published, root } from "./Workspace.ts"

const libraries = published.filter(({ manifest }) => manifest.exports !== undefined)

/** What can be imported, by the file it is written in. */
const paths = new Map(
  libraries.flatMap(({ folder, manifest: { exports = {}, name } }) =>
    Object.entries(exports).flatMap(([path, target]): ReadonlyArray<readonly [string, string]> =>
      typeof target === "object" && target["source"] !== undefined
        ? [[join(root, folder, target["source"]), name + path.slice(1)]]
        : [],
    ),
  ),
)

/** Gives modules the names by which they are imported. */
const nameModules = (context: Context, reflection: DeclarationReflection): void => {
  if (!reflection.kindOf(ReflectionKind.Module)) return
  const path = paths.get(context.getSymbolFromReflection(reflection)?.valueDeclaration?.getSourceFile().fileName ?? "")
  if (path !== undefined) reflection.name = path
}

/** Steps of types that are computed. */
const steps: ReadonlySet<string> = new Set([
  "@boxport/connector/src/client/Input.ts:BodyInput",
  "@boxport/connector/src/client/Input.ts:ParameterInput",
  "@boxport/connector/src/client/Input.ts:QueryInput",
  "@boxport/connector/src/client/Input.ts:Shaped",
  "@boxport/connector/src/Endpoint.ts:ParameterNames",
  "@boxport/model/src/Column.ts:SchemaOf",
  "@boxport/tito/src/api/operations/index.ts:AdminOperations",
])

/** What need not be exported though something exported speaks of it: steps, and what twins and their world are made of. */
const isNamedByNobody = ({ packageName, packagePath, qualifiedName }: ReflectionSymbolId): boolean =>
  /^src\/(twin|testing)\//.test(packagePath) || steps.has(`${packageName}/${packagePath}:${qualifiedName}`)

const app = await Application.bootstrap({
  name: "Boxport",
  entryPoints: [...paths.keys()],
  tsconfig: join(here, "tsconfig.reference.json"),
  readme: "none",
  out: join(root, "docs/api"),
  // What schemas and errors inherit is Effect's to document.
  excludeExternals: true,
  // `pnpm check` does that.
  skipErrorChecking: true,
  // Of properties, those that are called: most others are a platform's fields, whose names say as much as can be said.
  requiredToBeDocumented: ["Enum", "Variable", "Function", "Class", "Interface", "TypeAlias", "Method"],
})
app.converter.addUnknownSymbolResolver((_, __, ___, symbol) =>
  symbol !== undefined && isNamedByNobody(symbol) ? "#" : undefined,
)
app.converter.on(Converter.EVENT_CREATE_DECLARATION, nameModules)

const project = await app.convert()
if (project !== undefined) {
  // typedoc looks for what is missing in one package at a time.
  app.options.setValue("validation", { notExported: true, notDocumented: true, invalidLink: false, invalidPath: false })
  for (const { manifest } of libraries) {
    project.packageName = manifest.name
    app.validate(project)
  }
  app.options.setValue("validation", { notExported: false, notDocumented: false, invalidLink: true })
  app.validate(project)
  if (!process.argv.includes("--check")) await app.generateOutputs(project)
}
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1
