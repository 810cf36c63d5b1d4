/**
 * A platform's endpoints as an OpenAPI 3.1 document.
 *
 * @module
 */
import type { JsonObject } from "@boxport/model"
import { JsonSchema, Schema, SchemaAST, SchemaRepresentation } from "effect"
import { parameterNames } from "../client/Input.ts"
import type { Style } from "../client/Wire.ts"
import type { Body, Operation } from "../Endpoint.ts"
import { documentedIn } from "./Documented.ts"

/** What the document says besides its endpoints. */
export interface OpenApiOptions {
  readonly title: string
  readonly version: string
  readonly description: string
  readonly servers: ReadonlyArray<{ readonly url: string; readonly description: string }>
  /** How requests prove who they are: a security scheme, under the name it has in the document. */
  readonly security: { readonly name: string; readonly scheme: JsonObject }
  /** Statuses that every endpoint may answer. */
  readonly failures: Operation["failures"]
  readonly style: Style
}

type JsonSchemaOf = JsonSchema.JsonSchema

/** Gathers every shape of the endpoints, so that those with a name are in the document once. */
class Shapes {
  readonly #asts: Array<SchemaAST.AST> = []

  /** Notes a shape; gives where its JSON Schema is going to be. */
  note(ast: SchemaAST.AST): number {
    return this.#asts.push(ast) - 1
  }

  compile() {
    const [first, ...more] = this.#asts
    if (first === undefined) return { schemas: [], definitions: {} }
    const representations = SchemaRepresentation.toRepresentations([first, ...more])
    return JsonSchema.toMultiDocumentOpenApi3_1(SchemaRepresentation.toJsonSchemaMultiDocument(representations))
  }
}

/** The wire's side of a shape. */
const wireOf = (shape: Schema.Constraint): SchemaAST.AST => SchemaAST.toEncoded(Schema.toCodecJson(shape).ast)

interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly description: string | undefined
  readonly ast: SchemaAST.AST
  readonly list: boolean
}

const isNothing = ({ _tag }: SchemaAST.AST): boolean => _tag === "Null" || _tag === "Undefined"

/** A shape without the `null` that stands for leaving it out. */
const present = (ast: SchemaAST.AST): SchemaAST.AST => {
  const some = ast._tag === "Union" ? ast.types.filter((member) => !isNothing(member)) : []
  return some.length === 1 && some[0] !== undefined ? some[0] : ast
}

/** The parameters that a query shape is written as, one for each name on the wire. */
const parametersOf = (style: Style, name: string, ast: SchemaAST.AST, required: boolean): ReadonlyArray<Parameter> => {
  const inner = present(ast)
  if (inner._tag === "Objects" && inner.indexSignatures.length === 0) {
    return inner.propertySignatures.flatMap((property) =>
      parametersOf(
        style,
        style.nesting === "brackets" ? `${name}[${String(property.name)}]` : `${name}.${String(property.name)}`,
        property.type,
        required && !SchemaAST.isOptional(property.type),
      ),
    )
  }
  const list = inner._tag === "Arrays"
  return [
    {
      name: list && style.lists === "brackets" ? `${name}[]` : name,
      required,
      description: SchemaAST.resolveDescription(ast),
      ast: inner,
      list,
    },
  ]
}

const contentType = { form: "application/x-www-form-urlencoded", json: "application/json" } as const

/** Whether a request needs this body. */
const required = ({ shape }: Body, changes: boolean): boolean => changes || !Schema.is(Schema.toType(shape))({})

const wrapped = (key: string | null, schema: JsonSchemaOf): JsonSchemaOf =>
  key === null ? schema : { type: "object", properties: { [key]: schema }, required: [key] }

/** The document, ready to be written as JSON. */
export const openApiDocument = (
  options: OpenApiOptions,
  operations: ReadonlyArray<Operation>,
): { readonly [key: string]: unknown } => {
  const shapes = new Shapes()
  const noted = operations.map((operation) => ({
    operation,
    query: Object.entries(operation.query)
      .flatMap(([name, shape]) => {
        const ast = wireOf(shape)
        return parametersOf(options.style, name, ast, !SchemaAST.isOptional(ast))
      })
      .map((parameter) => ({ ...parameter, place: shapes.note(parameter.ast) })),
    body: operation.body === null ? null : { ...operation.body, place: shapes.note(wireOf(operation.body.shape)) },
    success: shapes.note(wireOf(Schema.make(documentedIn(operation.success.shape.ast)))),
  }))
  const { definitions, schemas } = shapes.compile()
  const schemaAt = (place: number): JsonSchemaOf => schemas[place] ?? {}

  const bodyOf = (body: Body & { readonly place: number }, changes: boolean) => ({
    required: required(body, changes),
    content: {
      [contentType[body.encoding]]: {
        schema: wrapped(body.key, { ...schemaAt(body.place), ...(changes ? { minProperties: 1 } : {}) }),
      },
    },
  })

  const described = ({ body, operation, query, success }: (typeof noted)[number]) => ({
    operationId: operation.name,
    tags: [operation.resource],
    summary: operation.summary,
    description: `Source: ${operation.source}.`,
    parameters: [
      ...parameterNames(operation.path).map((name) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...query.map(({ description, list, name, place, required: needed }) => ({
        name,
        in: "query",
        required: needed,
        ...(description === undefined ? {} : { description }),
        schema: schemaAt(place),
        ...(list ? { style: "form", explode: options.style.lists === "brackets" } : {}),
      })),
    ],
    ...(body === null ? {} : { requestBody: bodyOf(body, operation.changes === true) }),
    responses: responsesOf(operation, schemaAt(success), options.failures),
    "x-boxport": {
      idempotent: operation.idempotent,
      sideEffects: operation.sideEffects,
      cost: operation.cost,
      paging: operation.paging,
    },
  })

  const paths: { [path: string]: { [method: string]: object } } = {}
  for (const one of noted) {
    const { method, path } = one.operation
    ;(paths[path] ??= {})[method.toLowerCase()] = described(one)
  }
  return {
    openapi: "3.1.0",
    info: { title: options.title, version: options.version, description: options.description },
    servers: options.servers,
    security: [{ [options.security.name]: [] }],
    tags: [...new Set(operations.map(({ resource }) => resource))].map((name) => ({ name })),
    paths,
    components: {
      schemas: definitions,
      securitySchemes: { [options.security.name]: options.security.scheme },
    },
  }
}

const responsesOf = (
  { failures, paging, success }: Operation,
  schema: JsonSchemaOf,
  common: Operation["failures"],
): { readonly [status: string]: object } => {
  const empty = success.status === 204 || schema["type"] === "null"
  const body = wrapped(success.key, paging === "none" ? schema : { type: "array", items: schema })
  const refused = [...common, ...failures].map(({ status, when }): [string, object] => [
    String(status),
    { description: when },
  ])
  return {
    [String(success.status)]: {
      description: empty ? "Done" : paging === "none" ? "Done, with the record" : "A page of the list",
      ...(empty ? {} : { content: { "application/json": { schema: body } } }),
    },
    ...Object.fromEntries(refused),
  }
}

/** The document as the text of a file. */
export const openApiText = (options: OpenApiOptions, operations: ReadonlyArray<Operation>): string =>
  `${JSON.stringify(openApiDocument(options, operations), null, 2)}\n`
