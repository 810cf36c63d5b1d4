/**
 * Shapes of answers as their platform documents them, without the other forms that are taken too.
 *
 * @module
 */
import { SchemaAST } from "effect"
import { isDocumented } from "../client/Normal.ts"

const known = new WeakMap<SchemaAST.AST, SchemaAST.AST>()

/** The shape in which what is documented in its normal form is nothing else. Equal shapes stay one. */
export const documentedIn = (ast: SchemaAST.AST): SchemaAST.AST => {
  const made = known.get(ast) ?? make(ast)
  known.set(ast, made)
  return made
}

const make = (ast: SchemaAST.AST): SchemaAST.AST => {
  if (SchemaAST.resolve(ast)?.[isDocumented] === true) return SchemaAST.toType(ast)
  if (ast.encoding !== undefined) return ast
  const { annotations, checks, context } = ast
  switch (ast._tag) {
    case "Objects":
      return new SchemaAST.Objects(
        ast.propertySignatures.map(({ name, type }) => new SchemaAST.PropertySignature(name, documentedIn(type))),
        ast.indexSignatures.map(({ parameter, type }) => new SchemaAST.IndexSignature(parameter, documentedIn(type))),
        annotations,
        checks,
        undefined,
        context,
      )
    case "Arrays":
      return new SchemaAST.Arrays(
        ast.isMutable,
        ast.elements.map(documentedIn),
        ast.rest.map(documentedIn),
        annotations,
        checks,
        undefined,
        context,
      )
    case "Union":
      // A union of literals has no members of another kind; left as it is, it stays an enumeration.
      return ast.types.every(({ _tag }) => _tag === "Literal")
        ? ast
        : new SchemaAST.Union(membersOf(ast), undefined, annotations, checks, undefined, context)
    default:
      return ast
  }
}

/** What a union can be: null once, though members of it can be null too. */
const membersOf = ({ types }: SchemaAST.Union): ReadonlyArray<SchemaAST.AST> => {
  const members = types.map(documentedIn)
  const canBeNull = members.some(isNull)
  return members.map((member) => {
    if (!canBeNull || member._tag !== "Union" || member.encoding !== undefined) return member
    const [one, ...more] = member.types.filter((inner) => !isNull(inner))
    const description = SchemaAST.resolveDescription(member)
    return one === undefined || (more.length === 0 && description === undefined)
      ? (one ?? member)
      : new SchemaAST.Union([one, ...more], undefined, member.annotations)
  })
}

const isNull = ({ _tag }: SchemaAST.AST): boolean => _tag === "Null"
