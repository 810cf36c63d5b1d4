import "effect/schema/SchemaJITCompiler/enable"
import { main } from "./Run.ts"

main(process.argv.slice(2))
