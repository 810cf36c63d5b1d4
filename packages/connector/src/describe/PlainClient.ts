/**
 * The TypeScript of a platform's plain client, made from its endpoints: the types of what it takes and gives, and the
 * methods that hand over to the Effect client.
 *
 * @module
 */
import { Schema, SchemaAST, SchemaRepresentation } from "effect"
import { inputShape } from "../client/Input.ts"
import type { Operation } from "../Endpoint.ts"

/** What the client is called. */
export interface PlainClientOptions {
  /** `Tito`: the plain client's interface and the Effect client's service. */
  readonly name: string
  /** `Tito`, as a person writes it. */
  readonly platform: string
  /** Path parameters that the client knows by itself. */
  readonly given: ReadonlyArray<string>
}

/** Two files. */
export interface PlainClientFiles {
  /** Types only: no import but that of the calls' types. */
  readonly types: string
  /** The methods. */
  readonly methods: string
}

const camel = (text: string): string => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const pascal = (text: string): string => camel(text.replace(/^\w/, (letter) => letter.toUpperCase()))

/** `event_series.events.list` as `["eventSeries", "events", "list"]`. */
const pathOf = ({ name }: Operation): ReadonlyArray<string> => name.split(".").map(camel)

const inputName = ({ name }: Operation): string => `${name.split(".").map(pascal).join("")}Input`

const typeOf = (shape: Schema.Constraint): SchemaAST.AST => SchemaAST.toType(shape.ast)

/** Names of fields are quoted in generated types; here they need not be. */
const unquoted = (type: string): string => type.replace(/readonly "([A-Za-z_$][\w$]*)"(\??):/g, "readonly $1$2:")

const fieldName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))

const comment = (lines: ReadonlyArray<string>, indent = ""): string =>
  lines.length === 1
    ? `${indent}/** ${lines[0]} */`
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n")

/** What a shape's own description says, or that of the only thing it can be besides null. */
const descriptionOf = (ast: SchemaAST.AST): string | undefined =>
  SchemaAST.resolveDescription(ast) ??
  (ast._tag === "Union" ? ast.types.map(descriptionOf).find((description) => description !== undefined) : undefined)

/** Every object with a name of its own in a shape. */
const namedIn = (ast: SchemaAST.AST, found: Map<string, SchemaAST.Objects>): void => {
  switch (ast._tag) {
    case "Objects": {
      const name = SchemaAST.resolveIdentifier(ast)
      if (name !== undefined) {
        if (found.has(name)) return
        found.set(name, ast)
      }
      for (const { type } of ast.propertySignatures) namedIn(type, found)
      for (const { type } of ast.indexSignatures) namedIn(type, found)
      break
    }
    case "Arrays":
      for (const item of [...ast.elements, ...ast.rest]) namedIn(item, found)
      break
    case "Union":
      for (const member of ast.types) namedIn(member, found)
  }
}

/** The TypeScript of shapes; those that have a name are referred to by it. */
class Code {
  readonly #asts: Array<SchemaAST.AST> = []
  #types: ReadonlyArray<string> = []

  /** Notes a shape; the function gives its type once all are noted. */
  note(ast: SchemaAST.AST): () => string {
    const place = this.#asts.push(ast) - 1
    return () => this.#types[place] ?? "unknown"
  }

  /** Notes a shape that is to be an interface; the function gives its text once all are noted. */
  noteInterface(name: string, description: string, ast: SchemaAST.Objects): () => string {
    const fields = ast.propertySignatures.map((property) => ({
      name: fieldName(String(property.name)),
      optional: SchemaAST.isOptional(property.type),
      description: descriptionOf(property.type),
      type: this.note(property.type),
    }))
    const rest = ast.indexSignatures.map(({ type }) => this.note(type))
    return () =>
      [
        comment([description]),
        `export interface ${name} {`,
        ...fields.flatMap((field) => [
          ...(field.description === undefined ? [] : [comment([field.description], "  ")]),
          `  readonly ${field.name}${field.optional ? "?" : ""}: ${field.type()}`,
        ]),
        ...rest.map((type) => `  readonly [name: string]: ${type()}`),
        "}",
      ].join("\n")
  }

  /** Compiles what was noted. References to shapes that are no interfaces come as types of their own. */
  compile(interfaces: ReadonlySet<string>): ReadonlyArray<string> {
    const [first, ...more] = this.#asts
    if (first === undefined) return []
    const { codes, references } = SchemaRepresentation.toCodeDocument(
      SchemaRepresentation.toRepresentations([first, ...more]),
    )
    this.#types = codes.map(({ Type }) => unquoted(Type))
    return [
      ...references.nonRecursives.map(({ $ref, code }) => [$ref, code.Type] as const),
      ...Object.entries(references.recursives).map(([name, { Type }]) => [name, Type] as const),
    ].flatMap(([name, type]) => (interfaces.has(name) ? [] : [`export type ${name} = ${unquoted(type)}`]))
  }
}

const sideEffectWords = {
  mails: "It may mail people.",
  credits: "It costs credits.",
  irreversible: "It cannot be taken back.",
} as const

const docOf = (operation: Operation): ReadonlyArray<string> => [
  `${operation.summary.replace(/\.$/, "")}. \`${operation.method} ${operation.path}\` (${operation.source}).`,
  ...operation.sideEffects.map((effect) => sideEffectWords[effect]),
]

interface Tree {
  readonly [name: string]: Tree | Leaf
}
interface Leaf {
  readonly operation: Operation
  readonly optional: boolean
  readonly item: string
}

const isLeaf = (node: Tree | Leaf): node is Leaf => "operation" in node && !("_tag" in node)

const insert = (tree: Tree, path: ReadonlyArray<string>, leaf: Leaf): Tree => {
  const [head = "", ...rest] = path
  if (rest.length === 0) return { ...tree, [head]: leaf }
  const inner = tree[head]
  return { ...tree, [head]: insert(inner === undefined || isLeaf(inner) ? {} : inner, rest, leaf) }
}

const typeLines = (tree: Tree, indent: string): string =>
  Object.entries(tree)
    .map(([name, node]) => {
      if (!isLeaf(node)) return `${indent}readonly ${name}: {\n${typeLines(node, `${indent}  `)}\n${indent}}`
      const { item, operation, optional } = node
      const gives = operation.paging === "none" ? `Promise<${item}>` : `PagedList<${item}>`
      const signature = `(input${optional ? "?" : ""}: ${inputName(operation)}, options?: CallOptions) => ${gives}`
      return `${comment(docOf(operation), indent)}\n${indent}readonly ${name}: ${signature}`
    })
    .join("\n")

const methodLines = (tree: Tree, path: ReadonlyArray<string>): string =>
  Object.entries(tree)
    .map(([name, node]) => {
      const at = [...path, name]
      if (!isLeaf(node)) return `${name}: {\n${methodLines(node, at)}\n},`
      const input = node.optional ? "input = {}" : "input"
      const method = `client.${at.join(".")}`
      return node.operation.paging === "none"
        ? `${name}: (${input}, options) => session.one((client) => ${method}(input), options),`
        : `${name}: (${input}, options) => session.list((client, at) => ${method}.page(input, at), options),`
    })
    .join("\n")

const generated = "Made from the table of endpoints by `pnpm generate`; do not edit."

/** Makes the two files; they are to be formatted. */
export const plainClient = (options: PlainClientOptions, operations: ReadonlyArray<Operation>): PlainClientFiles => {
  const code = new Code()
  const inputs = operations.map((operation) => SchemaAST.toType(inputShape(operation, options.given).ast))
  const records = operations.map(({ success }) => typeOf(success.shape))
  const found = new Map<string, SchemaAST.Objects>()
  for (const ast of [...records, ...inputs]) namedIn(ast, found)

  const interfaces = [
    ...[...found].map(([name, ast]) => code.noteInterface(name, descriptionOf(ast) ?? `${name}.`, ast)),
    ...operations.flatMap((operation, place) => {
      const ast = inputs[place]
      return ast?._tag === "Objects"
        ? [code.noteInterface(inputName(operation), `What \`${pathOf(operation).join(".")}\` takes.`, ast)]
        : []
    }),
  ]
  const items = records.map((ast) => code.note(ast))
  const others = code.compile(new Set(found.keys()))

  const tree = operations.reduce<Tree>((grown, operation, place) => {
    const optional = Schema.is(Schema.toType(inputShape(operation, options.given)))({})
    return insert(grown, pathOf(operation), { operation, optional, item: items[place]?.() ?? "unknown" })
  }, {})

  return {
    types: [
      comment([
        `The plain ${options.platform} client: promises and async iterables. No Effect types.`,
        "",
        generated,
        "",
        "@module",
      ]),
      `import type { CallOptions, Closing, PagedList } from "@boxport/connector/promise"`,
      "",
      ...[...others, ...interfaces.map((text) => text())].flatMap((text) => [text, ""]),
      comment([`Every endpoint of ${options.platform} as a method. What is thrown is a \`${options.name}Error\`.`]),
      `export interface ${options.name}Methods {\n${typeLines(tree, "  ")}\n}`,
      "",
      comment([`A plain client of ${options.platform}.`]),
      `export interface ${options.name} extends ${options.name}Methods, Closing {}`,
      "",
    ].join("\n"),
    methods: [
      comment([
        "The methods of the plain client, each handing over to the Effect client's.",
        "",
        generated,
        "",
        "@module",
      ]),
      `import type { Session } from "@boxport/connector/promise/session"`,
      `import type { ${options.name}Error } from "../api/Error.ts"`,
      `import type { ${options.name}Client } from "../api/${options.name}.ts"`,
      `import type { ${options.name}Methods } from "./Types.ts"`,
      "",
      comment(["The methods over a session."]),
      `export const methods = (session: Session<${options.name}Client, ${options.name}Error>): ${options.name}Methods => ({`,
      methodLines(tree, []),
      "})",
      "",
    ].join("\n"),
  }
}
