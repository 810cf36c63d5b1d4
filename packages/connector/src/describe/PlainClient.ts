/**
 * The TypeScript of a platform's plain client, made from its endpoints: the types of what it takes and gives, and the
 * methods that hand over to the Effect client.
 *
 * @module
 */
import { Schema, SchemaAST } from "effect"
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

/**
 * A name for what each operation takes. `checkin.lists.get` and `checkin_lists.get` would have the same one, and would then
 * be one interface to the compiler: the later of two keeps its groups apart, `Checkin_ListsGetInput`.
 */
const inputNames = (operations: ReadonlyArray<Operation>): ReadonlyMap<Operation, string> => {
  const taken = new Map<string, Operation>()
  for (const operation of operations) {
    const words = operation.name.split(".").map(pascal)
    const name = `${words.join("")}Input`
    taken.set(taken.has(name) ? `${words.slice(0, -1).join("_")}${words.at(-1)}Input` : name, operation)
  }
  return new Map(Array.from(taken, ([name, operation]) => [operation, name]))
}

const typeOf = (shape: Schema.Constraint): SchemaAST.AST => SchemaAST.toType(shape.ast)

const fieldName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))

const comment = (lines: ReadonlyArray<string>, indent = ""): string =>
  lines.length === 1
    ? `${indent}/** ${lines[0]} */`
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n")

/** The name of a shape that is declared under its own. */
const nameIn = (ast: SchemaAST.AST): string | undefined =>
  ast._tag === "Objects" || ast._tag === "Union" ? SchemaAST.resolveIdentifier(ast) : undefined

/**
 * What a field's own description says, or that of the only thing it can be besides null; what has a name says it where it
 * is declared.
 */
const descriptionOf = (ast: SchemaAST.AST): string | undefined =>
  nameIn(ast) !== undefined
    ? undefined
    : (SchemaAST.resolveDescription(ast) ??
      (ast._tag === "Union"
        ? ast.types.map(descriptionOf).find((description) => description !== undefined)
        : undefined))

type Named = SchemaAST.Objects | SchemaAST.Union

/** Every object and union with a name of its own in a shape. */
const namedIn = (ast: SchemaAST.AST, found: Map<string, Named>): void => {
  if (ast._tag === "Objects" || ast._tag === "Union") {
    const name = SchemaAST.resolveIdentifier(ast)
    if (name !== undefined) {
      if (found.has(name)) return
      found.set(name, ast)
    }
  }
  switch (ast._tag) {
    case "Objects":
      for (const { type } of [...ast.propertySignatures, ...ast.indexSignatures]) namedIn(type, found)
      break
    case "Arrays":
      for (const item of [...ast.elements, ...ast.rest]) namedIn(item, found)
      break
    case "Union":
      for (const member of ast.types) namedIn(member, found)
  }
}

const fieldsText = (ast: SchemaAST.Objects, indent: string): string =>
  [
    ...ast.propertySignatures.flatMap(({ name, type }) => {
      const description = descriptionOf(type)
      const optional = SchemaAST.isOptional(type) ? "?" : ""
      return [
        ...(description === undefined ? [] : [comment([description], indent)]),
        `${indent}readonly ${fieldName(String(name))}${optional}: ${typeText(type)}`,
      ]
    }),
    ...ast.indexSignatures.map(({ type }) => `${indent}readonly [name: string]: ${typeText(type)}`),
  ].join("\n")

const literalText = (literal: SchemaAST.LiteralValue): string =>
  typeof literal === "bigint" ? `${literal}n` : JSON.stringify(literal)

const arrayText = ({ elements, rest }: SchemaAST.Arrays): string => {
  const [item, ...after] = rest
  if (elements.length === 0 && item !== undefined && after.length === 0) return `ReadonlyArray<${typeText(item)}>`
  const fixed = elements.map((element) => `${typeText(element)}${SchemaAST.isOptional(element) ? "?" : ""}`)
  const more = rest.map((element, place) =>
    place === 0 ? `...ReadonlyArray<${typeText(element)}>` : typeText(element),
  )
  return `readonly [${[...fixed, ...more].join(", ")}]`
}

/** The TypeScript of a shape's own side; shapes that have a name are referred to by it. Checks leave no trace in types. */
const typeText = (ast: SchemaAST.AST): string => nameIn(ast) ?? ownText(ast)

/** What a union can be, with what the unions without a name in it can be. */
const membersOf = ({ types }: SchemaAST.Union): ReadonlyArray<SchemaAST.AST> =>
  types.flatMap((member) => (member._tag === "Union" && nameIn(member) === undefined ? membersOf(member) : [member]))

const ownText = (ast: SchemaAST.AST): string => {
  if (ast === Schema.Json.ast) return "Json"
  switch (ast._tag) {
    case "String":
    case "TemplateLiteral":
      return "string"
    case "Number":
      return "number"
    case "Boolean":
      return "boolean"
    case "BigInt":
      return "bigint"
    case "Null":
      return "null"
    case "Undefined":
    case "Void":
      return "undefined"
    case "Never":
      return "never"
    case "Literal":
      return literalText(ast.literal)
    case "Enum":
      return ast.enums.map(([, value]) => JSON.stringify(value)).join(" | ")
    case "Arrays":
      return arrayText(ast)
    case "Objects":
      return ast.propertySignatures.length + ast.indexSignatures.length === 0 ? "{}" : `{\n${fieldsText(ast, "")}\n}`
    case "Union":
      return [...new Set(membersOf(ast).map(typeText))].join(" | ")
    default:
      return "unknown"
  }
}

/** An interface for an object, a type for a union. */
const declaration = (name: string, description: string, ast: Named): string =>
  ast._tag === "Objects"
    ? `${comment([description])}\nexport interface ${name} {\n${fieldsText(ast, "  ")}\n}`
    : `${comment([description])}\nexport type ${name} = ${ownText(ast)}`

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
  readonly input: string
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
      const { input, item, operation, optional } = node
      const gives = operation.paging === "none" ? `Promise<${item}>` : `PagedList<${item}>`
      const signature = `(input${optional ? "?" : ""}: ${input}, options?: CallOptions) => ${gives}`
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

/** What a shape without a description is: the body of some methods, or something in one. */
const undescribed =
  (operations: ReadonlyArray<Operation>) =>
  (name: string): string => {
    const using = operations.flatMap((operation) => {
      const inside = new Map<string, Named>()
      if (operation.body !== null) namedIn(typeOf(operation.body.shape), inside)
      const [whole] = inside.keys()
      return inside.has(name) ? [{ isWhole: whole === name, method: `\`${pathOf(operation).join(".")}\`` }] : []
    })
    const whole = using.filter(({ isWhole }) => isWhole)
    const methods = (whole.length > 0 ? whole : using).map(({ method }) => method).join(", ")
    return methods === "" ? `${name}.` : `${whole.length > 0 ? "The body of" : "Part of the body of"} ${methods}.`
  }

/** Makes the two files; they are to be formatted. */
export const plainClient = (options: PlainClientOptions, operations: ReadonlyArray<Operation>): PlainClientFiles => {
  const inputs = operations.map((operation) => SchemaAST.toType(inputShape(operation, options.given).ast))
  const records = operations.map(({ success }) => typeOf(success.shape))
  const found = new Map<string, Named>()
  for (const ast of [...records, ...inputs]) namedIn(ast, found)
  const bodyOf = undescribed(operations)
  const names = inputNames(operations)
  const nameOf = (operation: Operation): string => names.get(operation) ?? operation.name
  const declarations = [
    ...[...found].map(([name, ast]) => declaration(name, SchemaAST.resolveDescription(ast) ?? bodyOf(name), ast)),
    ...operations.flatMap((operation, place) => {
      const ast = inputs[place]
      const description = `What \`${pathOf(operation).join(".")}\` takes.`
      return ast?._tag === "Objects" ? [declaration(nameOf(operation), description, ast)] : []
    }),
  ]

  const tree = operations.reduce<Tree>((grown, operation, place) => {
    const optional = Schema.is(Schema.toType(inputShape(operation, options.given)))({})
    return insert(grown, pathOf(operation), {
      operation,
      input: nameOf(operation),
      optional,
      item: typeText(records[place] ?? SchemaAST.unknown),
    })
  }, {})

  const imports = [
    "CallOptions",
    "Closing",
    ...(declarations.some((text) => /\bJson\b/.test(text)) ? ["Json"] : []),
    "PagedList",
  ]
  return {
    types: [
      comment([
        `The plain ${options.platform} client: promises and async iterables. No Effect types.`,
        "",
        generated,
        "",
        "@module",
      ]),
      `import type { ${imports.join(", ")} } from "@boxport/connector/promise"`,
      "",
      ...declarations.flatMap((text) => [text, ""]),
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
      `import type { ${options.name}Client } from "../api/Methods.ts"`,
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
